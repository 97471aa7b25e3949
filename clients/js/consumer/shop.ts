// What an application writes: compiled under strict against the package as it is published.
import {
	type ActorView,
	type Channel,
	type ChannelError,
	createWebRtcInspector,
	join,
	type Reply,
} from 'xstate-webrtc';
import { type Channel as CoreChannel, join as joinCore } from 'xstate-webrtc/core';
import { remoteActor } from 'xstate-webrtc/xstate';
import { createActor, sendTo, setup } from 'xstate';

const orderMachine = setup({
	types: {
		context: {} as { total: number },
		events: {} as { type: 'PAY'; amount: number },
		output: {} as { receipt: string },
	},
}).createMachine({ context: { total: 0 } });

const channel: Channel = join('wss://shop.example/xstate/signaling', {
	channel: 'shop',
	name: 'a page',
	kind: 'browser',
});

export const core: CoreChannel = joinCore('wss://shop.example/xstate/signaling', {
	channel: 'shop',
	name: 'a page',
	kind: 'inspector',
});

const directory = channel.actors({ systemId: 'order*' });
const [found] = await directory.listed;
const address = found?.address ?? 'xstate://shop/p-1/@order';
const order = channel.actor(address);
const views: ActorView[] = [];
order.subscribe({ onChange: (view) => views.push(view) });
order.watch((ending) => ending.type === 'complete' && ending.output);
export const reply: Reply | undefined = await order
	.ask({ type: 'PAY', amount: 10 }, { timeoutMs: 2_000 })
	.catch((error: unknown) => void (error as ChannelError).code);

const { inspect, adapter } = createWebRtcInspector(channel, {
	filter: ({ type }) => type !== '@xstate.event',
});
adapter.send({ type: '@xstate.actor', sessionId: 'x:0' });

const shopper = createActor(
	setup({ actors: { order: remoteActor<typeof orderMachine>(channel, address) } }).createMachine({
		invoke: { src: 'order', id: 'order', onDone: { actions: ({ event }) => event.output.receipt.trim() } },
		on: { PAY: { actions: sendTo('order', { type: 'PAY', amount: 10 }) } },
	}),
	{ inspect },
).start();

const withdraw: () => void = channel.expose(shopper, { systemId: 'shopper' });
withdraw();

const stand = createActor(remoteActor<typeof orderMachine>(channel, address));
export const total: number | undefined = stand.getSnapshot().context?.total;
// @ts-expect-error -- the order knows no such event
stand.send({ type: 'FLY' });
