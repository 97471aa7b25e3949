import { join } from 'xstate-webrtc';
import { readConfig } from './boot/config.ts';
import { Session } from './boot/session.ts';
import { show } from './show.tsx';
import { InspectorStore } from './store/store.ts';

const store = new InspectorStore();
const session = new Session(store, {
	readConfig: () => readConfig(),
	join: (signaling, channel) => join(signaling, { channel, name: 'inspector', kind: 'inspector' }),
	wanted: new URLSearchParams(location.search).get('channel'),
	wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

addEventListener('pagehide', session.stop);
addEventListener('pageshow', (event) => {
	// Out of the back/forward cache: the channel was left when the page was hidden.
	if (event.persisted) void session.start();
});
show(store, session.start);
void session.start();
