import { join } from 'xstate-webrtc';
import { ChannelMessenger } from '../channel/messenger.ts';
import { InspectorStore } from '../store/store.ts';
import { readConfig } from './config.ts';
import { leaveWhenHidden } from './leave-when-hidden.ts';
import { Session } from './session.ts';

export const store = new InspectorStore();

export const messenger = new ChannelMessenger();

/** The visit of this page. It has begun before the views are even read: the application answers meanwhile. */
export const session = new Session(store, {
	readConfig: () => readConfig(),
	join: (signaling, label) => {
		const channel = join(signaling, { channel: label, name: 'inspector', kind: 'inspector' });
		messenger.use(channel, label);
		return channel;
	},
	wanted: new URLSearchParams(location.search).get('channel'),
	wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

leaveWhenHidden(session);
void session.start();
