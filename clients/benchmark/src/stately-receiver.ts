import { createWebSocketReceiver } from '@statelyai/inspect';
import { ControlLine } from './control-line.js';
import { Receipts } from './numbered-events.js';

/** The receiver of `@statelyai/inspect`, as it is. */
const [server = '', bytes = ''] = process.argv.slice(2);
const line: ControlLine = new ControlLine({
	round: (count) => {
		receipts.begin(Number(count));
	},
});
const receipts = new Receipts(line, Number(bytes));
createWebSocketReceiver({ server }).subscribe((event) => {
	if (event.type === '@xstate.actor') line.send('connected');
	else receipts.take(event);
});
