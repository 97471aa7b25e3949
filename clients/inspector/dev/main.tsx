import { sendingOver } from '../src/sending/use-sending.ts';
import { Refusal } from '../src/boot/config.ts';
import { Session } from '../src/boot/session.ts';
import { show } from '../src/show.tsx';
import { InspectorStore } from '../src/store/store.ts';
import { DemoMessenger } from './demo-messenger.ts';
import { hostile } from './hostile.ts';
import { crowdedMachine, hostileMachine, largeMachine } from './machines.ts';
import { Scene, SHOP } from './scene.ts';
import { letters, sequence } from './sequence-scene.ts';

/** What to show, by the address's query: `?shop` (default), `?crowd`, `?hostile`, `?empty`, `?alone`, … */
const what = location.search.slice(1) || 'shop';
const scene = new Scene();
const store = new InspectorStore();

const never = new Promise<never>(() => {});

function config() {
	if (what === 'loading') return never;
	if (what === 'waiting') return Promise.reject(new Error('The application answered 503.'));
	if (what === 'refused') {
		return Promise.reject(
			new Refusal(
				'403',
				'This page is open to this machine only (access: loopback), and you come from 10.0.0.7. To open it to logged-in users set xstate.webrtc.access=authenticated and name their authorities in xstate.webrtc.permissions.inspect.',
			),
		);
	}
	return Promise.resolve({
		application: 'orders-service',
		channels: ['orders'],
		signaling: 'ws://localhost/',
	});
}

const session = new Session(store, {
	readConfig: config,
	join: () => scene.channel,
	wanted: null,
	wait: () => never,
});

function crowd(): void {
	for (let i = 10; i < 610; i++) scene.actor(SHOP, `x:${i}`, 'order', { rootId: 'x:0' });
	const states = ['cart', 'checkout', { paid: 'packing' }, { paid: 'shipping' }];
	let step = 0;
	setInterval(() => {
		for (let i = 0; i < 50; i++) {
			step++;
			scene.step(SHOP, `x:${10 + ((step * 7) % 600)}`, { type: 'TICK' }, { value: states[step % 4] });
		}
	}, 20);
}

/** Machines of every kind and size. */
function diagrams(): void {
	scene.checkOut();
	const add = (sessionId: string, name: string, definition: string, value: unknown) => {
		scene.actor(SHOP, sessionId, name, { definition });
		scene.step(SHOP, sessionId, { type: 'NEXT' }, { value });
	};
	add('x:large', 'large', largeMachine(30, 9), { group0: 'step1' });
	add('x:crowded', 'crowded', crowdedMachine(10_000), 'state7');
	add('x:hostile', '<b>hostile</b>', hostileMachine(), { '<script>alert(1)</script>': {} });
	add('x:broken', 'broken', '{"id":', { paid: { parcel: 'packing', letter: 'written' } });
}

/** What happens once the page is in the channel, beside what always does. */
const SCENES: Readonly<Record<string, () => void>> = {
	forbidden: () => {
		scene.channel.change({ self: { peerId: 'p-self', permissions: [] } });
	},
	looking: () => {
		scene.channel.change({ self: { peerId: 'p-self', permissions: ['inspect'] } });
		scene.play();
	},
	unavailable: () => {
		scene.unavailable();
	},
	empty: () => {
		for (const listener of scene.channel.inspected.values()) listener.onSynced?.([]);
	},
	sequence: () => {
		sequence(scene);
	},
	crowd: () => {
		scene.play();
		crowd();
	},
	hostile: () => {
		scene.play();
		hostile(scene);
		letters(scene);
	},
	diagrams: () => {
		scene.play();
		diagrams();
	},
	rejoining: () => {
		scene.play();
		scene.channel.change({
			status: {
				state: 'rejoining',
				error: { code: 'unreachable', message: 'The socket was closed (1006).' },
			},
		});
	},
};

function begin(): void {
	if (what === 'joining') return;
	if (what === 'alone') {
		scene.channel.change({
			status: { state: 'joined' },
			self: { peerId: 'p-self', permissions: ['inspect'] },
		});
		return;
	}
	scene.join();
	const play = SCENES[what];
	if (play === undefined) scene.play();
	else play();
}

const sending = what === 'recording' ? undefined : sendingOver(new DemoMessenger());
show({ store, sending, retry: session.start });
void session.start().then(begin);
// For experiments from the console and for dev/pictures.mjs.
Object.assign(globalThis, { scene, store });
