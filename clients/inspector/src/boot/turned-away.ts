import type { Channel, ChannelStatus } from '../channel/types.ts';
import { Refusal } from './config.ts';

const LOG_IN_ENDED =
	'The log-in that this page was opened with has ended. Log in to the application again, and come back.';

/**
 * Asks the application whenever the hub cannot be reached again, and tells if it says no. A browser tells a page nothing
 * about a handshake that was refused, so a page whose log-in has ended without a word of the hub would go on for ever.
 *
 * @returns stops asking
 */
export function whenTurnedAway(
	channel: Channel,
	ask: () => Promise<unknown>,
	turnedAway: (refusal: Refusal) => void,
): () => void {
	let asked: ChannelStatus | undefined;
	let over = false;
	const unsubscribe = channel.subscribe(() => {
		const { status } = channel;
		if (status === asked || status.state !== 'rejoining' || status.error?.code !== 'unreachable') return;
		asked = status;
		ask().catch((error: unknown) => {
			if (over || !(error instanceof Refusal)) return;
			turnedAway(error.code === '401' ? new Refusal(error.code, LOG_IN_ENDED) : error);
		});
	});
	return () => {
		over = true;
		unsubscribe();
	};
}
