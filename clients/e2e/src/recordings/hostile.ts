import { crowdedMachine, hostileMachine } from '../../../inspector/dev/machines.ts';
import { RecordingFile } from './recording-file.ts';

/** Would set a member of the window, if it ran. */
export const SCRIPT = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';

/** Turns what comes after it around. */
export const TURNED = '\u202Egnp.exe';

/** As long as a line may be that is still read, all but what is around it. */
const LONG = 1_900_000;

/** More states than can be drawn. */
export const CROWD = 10_000;

/** A literal would set the prototype instead. */
const prototyped = (value: object): object =>
	JSON.parse(JSON.stringify(value).replaceAll('__PROTO__', '__proto__')) as object;

const deep = (levels: number): object => {
	let value: object = {};
	for (let level = 0; level < levels; level++) value = { deep: value, [SCRIPT]: [TURNED] };
	return value;
};

const active = (value: unknown, context: object = {}, members: object = {}) => ({
	snapshot: { status: 'active', value, context, ...members },
});

/** A peer with a hostile name. */
const SPEAKER = {
	type: '@xstate-webrtc.peer',
	state: 'joined',
	_peerId: 'p-2',
	name: `${SCRIPT}${TURNED}`,
	kind: SCRIPT,
	instance: TURNED,
	permissions: [SCRIPT],
	inspectable: true,
	createdAt: '1777637040000',
};

/** What each actor tells of itself; its key is the name of its session. */
export const ACTORS: Readonly<Record<string, object>> = {
	'x:script': {
		name: SCRIPT,
		definition: hostileMachine(),
		...active({ [SCRIPT]: TURNED }, { [SCRIPT]: SCRIPT, href: 'javascript:window.ran=1' }),
	},
	'x:turned': { name: TURNED, ...active(TURNED, { [TURNED]: TURNED }, { tags: [TURNED, SCRIPT, 7, null] }) },
	'x:long': { name: 'l'.repeat(300_000), ...active('s'.repeat(300_000), { text: 'a'.repeat(1_000_000) }) },
	'x:crowded': { name: 'crowded', definition: crowdedMachine(CROWD), ...active('state7') },
	'x:everywhere': {
		name: 'everywhere',
		...active(Object.fromEntries(Array.from({ length: CROWD }, (_, at) => [`region${at}`, 'on']))),
	},
	'x:prototype': {
		name: '__proto__',
		...active(
			'constructor',
			prototyped({ __PROTO__: { ran: 1 }, constructor: { prototype: 1 }, toString: null }),
		),
	},
	'x:deep': { name: 'deep', ...active('a', deep(200)) },
	'x:many': {
		name: 'many',
		...active('a', { many: Array.from({ length: 50_000 }, (_, index) => ({ index })) }),
	},
	'x:odd': {
		name: 'odd',
		definition: '{"id":"odd","initial":["a"],"states":{"a":{"states":null,"on":[1]}}}',
		snapshot: { status: { toString: 1 }, value: [1, 'a', null], context: 'none', tags: SCRIPT },
		createdAt: '9e99',
	},
	// Each is said to be the other's parent.
	'x:egg': { name: 'egg', parentId: 'x:hen', ...active('a') },
	'x:hen': { name: 'hen', parentId: 'x:egg', ...active('a') },
};

/** Lines that cannot be read: too long, too deep, no event. */
export const UNREADABLE = 4;

/** Events of a type that is a script. */
export const EVENTS = 3_000;

/** What a peer could write to spoil the page. */
export function hostileRecording(): RecordingFile {
	const file = new RecordingFile();
	for (const [sessionId, members] of Object.entries(ACTORS)) {
		file.tell('p-1', 'actor', sessionId, members);
		file.tell('p-1', 'snapshot', sessionId, { event: { type: SCRIPT }, ...active(`${TURNED} ${SCRIPT}`) });
		// As it was: that is what is looked at.
		file.tell('p-1', 'snapshot', sessionId, { event: { type: TURNED, [SCRIPT]: SCRIPT }, ...members });
	}
	file.line(
		'{"type":"@xstate.actor","_seq":1,"_peerId":"__proto__","sessionId":"__proto__","__proto__":{"ran":1}}',
	);
	file.tell('p-1', 'event', 'x:odd', { event: { type: 'e'.repeat(LONG) } });
	file.tell('p-1', 'event', 'x:odd', { event: [SCRIPT], sourceId: { toString: 1 } });
	file.tell('p-1', 'actor', 'x:ten', { name: 'b'.repeat(10_000_000) });
	file.line(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
	file.line('7');
	file.line(SCRIPT);
	for (let index = 0; index < EVENTS; index++)
		file.tell('p-1', 'event', `y:${index}`, { event: { type: SCRIPT }, sourceId: `y:${index + 1}` });
	talk(file);
	return file;
}

/** What hostile actors say to each other is the newest: that is what is looked at. */
function talk(file: RecordingFile): void {
	file.line(JSON.stringify(SPEAKER));
	const tags = [SCRIPT, TURNED];
	file.tell('p-2', 'actor', SCRIPT, {
		name: `${TURNED}${SCRIPT}`,
		...active({ [SCRIPT]: TURNED }, {}, { tags }),
	});
	const [sourceId, targetId] = [`p-2/${SCRIPT}`, `p-2/${SCRIPT}`];
	for (const type of [SCRIPT, TURNED, '__proto__', 'l'.repeat(100_000)]) {
		const event = { type, [SCRIPT]: TURNED };
		const [code, message] = [SCRIPT, TURNED];
		file.tell('p-1', 'event', 'x:script', { event, sourceId });
		file.tell('p-1', 'snapshot', 'x:script', { event, ...active({ [SCRIPT]: type }) });
		file.tell('p-1', 'reply', 'x:script', { event, targetId, code, message });
		file.tell('p-1', 'deadletter', undefined, { to: SCRIPT, event, sourceId, code, message });
	}
}
