import { join } from 'xstate-webrtc';
import { readConfig } from './boot/config.ts';
import { leaveWhenHidden } from './boot/leave-when-hidden.ts';
import { retry } from './boot/retry.ts';
import { Session } from './boot/session.ts';
import { ChannelMessenger } from './channel/messenger.ts';
import { sendingOver } from './sending/use-sending.ts';
import { show } from './show.tsx';
import { InspectorStore } from './store/store.ts';

const store = new InspectorStore();
const messenger = new ChannelMessenger();
const session = new Session(store, {
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
show({
	store,
	sending: sendingOver(messenger),
	retry: () =>
		retry(store, session, () => {
			location.reload();
		}),
});
void session.start();
