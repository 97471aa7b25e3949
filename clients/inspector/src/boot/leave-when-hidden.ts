import type { Session } from './session.ts';

/**
 * Leaves the channel the moment the page is reloaded or left, so that nobody waits for it; joins anew when the page
 * comes back out of the back/forward cache.
 */
export function leaveWhenHidden(session: Pick<Session, 'start' | 'stop'>, page: EventTarget = window): void {
	page.addEventListener('pagehide', session.stop);
	page.addEventListener('pageshow', (event) => {
		if ('persisted' in event && event.persisted === true) void session.start();
	});
}
