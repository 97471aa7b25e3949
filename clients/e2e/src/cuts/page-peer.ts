import { cuttable } from './cuttable.ts';
import { Ledger } from './ledger.ts';
import { NumberedChannel, type Past } from './numbered-channel.ts';
import type { Books, Status } from './numbered-peer.ts';

/** Messages that a page sends in its last moment, so that none of them is acknowledged. */
export const LAST_WORDS = 50;

/** Called by the test. */
export function start(signaling: string, scale: number): void {
	const engines = {
		kind: 'browser' as const,
		...cuttable(WebSocket, RTCPeerConnection, (socket) => {
			(socket as unknown as WebSocket).close();
		}),
	};
	const channel = new NumberedChannel(signaling, scale, engines, readPast());
	Object.assign(globalThis, { obey: (line: string) => channel.obey(line) });
	addEventListener('pagehide', () => {
		channel.obey(`burst ${LAST_WORDS}`);
	});
	// Between two listeners messages are sent, and their senders told what became of them.
	addEventListener('pagehide', () => {
		const resume = channel.leave(sessionStorage.getItem('leave-by') === 'suspend');
		if (resume !== undefined) sessionStorage.setItem('resume', resume);
	});
	addEventListener('pagehide', () => {
		sessionStorage.setItem('status', JSON.stringify(channel.obey('status')));
		sessionStorage.setItem('books', JSON.stringify(channel.obey('books')));
	});
}

/** What the page before left: its books, and a secret if its id is to be taken up. */
function readPast(): Past {
	const resume = sessionStorage.getItem('resume');
	const books = sessionStorage.getItem('books');
	const status = sessionStorage.getItem('status');
	sessionStorage.clear();
	return {
		...(resume !== null && { resume }),
		...(books !== null &&
			status !== null && {
				ledger: new Ledger(JSON.parse(books) as Books, (JSON.parse(status) as Status).remaining),
			}),
	};
}
