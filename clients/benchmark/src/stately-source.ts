import { setImmediate } from 'node:timers/promises';
import { createWebSocketInspector } from '@statelyai/inspect';
import { ControlLine } from './control-line.js';
import { numberedEvent } from './numbered-events.js';

/** So often the socket may write: without it nothing would leave before the round is over. */
const TURN = 200;

/** The source of `@statelyai/inspect`, by the door that costs least: each event is told to the inspector itself. */
const [url = '', bytes = ''] = process.argv.slice(2);
const inspector = createWebSocketInspector({ url });
new ControlLine({
	announce: () => {
		inspector.actor('x:1', { status: 'active' });
	},
	produce: (count) => void produce(Number(count)),
});

async function produce(count: number): Promise<void> {
	for (let n = 0; n < count; n++) {
		inspector.event('x:1', numberedEvent(n, Number(bytes)), { source: 'x:0' });
		if (n % TURN === 0) await setImmediate();
	}
}
