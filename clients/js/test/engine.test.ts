import { RTCPeerConnection as NodeDataChannel } from 'node-datachannel/polyfill';
import { expectTypeOf, it } from 'vitest';
import type { JoinOptions } from '../src/core.js';

type WebRtc = NonNullable<JoinOptions['rtcPeerConnection']>;

// Checked by the compiler (`npm run types`); running them shows nothing.
it('takes the WebRTC of browsers and of node-datachannel as they are', () => {
	expectTypeOf<typeof RTCPeerConnection>().toExtend<WebRtc>();
	expectTypeOf<typeof NodeDataChannel>().toExtend<WebRtc>();
	expectTypeOf<typeof EventTarget>().not.toExtend<WebRtc>();
});

it('takes the WebSocket of browsers as it is', () => {
	expectTypeOf<typeof WebSocket>().toExtend<NonNullable<JoinOptions['webSocket']>>();
	expectTypeOf<typeof EventTarget>().not.toExtend<NonNullable<JoinOptions['webSocket']>>();
});
