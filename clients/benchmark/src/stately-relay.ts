import { createServer } from 'node:net';
import { createInspectorServer } from '@statelyai/inspect/server';
import { ControlLine } from './control-line.js';

/** The relay of `@statelyai/inspect`, as it is. It does not tell which port it got, so one is chosen that is free. */
const line = new ControlLine({});
const free = createServer().listen(0, () => {
	const address = free.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	free.close(() => {
		createInspectorServer({ port, autoOpen: false });
		line.send('url', `ws://localhost:${port}`);
	});
});
