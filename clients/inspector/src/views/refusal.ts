import type { PageStatus } from '../store/types.ts';

/** Why this page is not in the channel, in the words of who said no. */
export interface Refusal {
	readonly title: string;
	readonly code: string;
	readonly message: string;
}

/** Undefined while nobody has said no for good. */
export function refusalOf(status: PageStatus): Refusal | undefined {
	if (status.state === 'refused') {
		return { ...status, title: 'The application does not let this page in' };
	}
	if (status.state !== 'closed') return undefined;
	const { code, message } = status.error ?? { code: 'closed', message: 'The channel is closed.' };
	return { title: 'This page is no longer in the channel', code, message };
}
