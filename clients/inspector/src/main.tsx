import { join } from 'xstate-webrtc/core';
import { readConfig } from './boot/config.ts';
import { leaveWhenHidden } from './boot/leave-when-hidden.ts';
import { retry } from './boot/retry.ts';
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

leaveWhenHidden(session);
show(store, () =>
	retry(store, session, () => {
		location.reload();
	}),
);
void session.start();
