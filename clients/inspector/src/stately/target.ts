export const DEFAULT_ADDRESS = 'https://stately.ai/inspect';

const MAX_LENGTH = 2_000;
const THIS_MACHINE = /^(?:localhost|(?:[^.]+\.)*localhost|127(?:\.\d+){3}|\[::1\])$/;

/** A page that receives events, and the origin that alone may have them. */
export interface Target {
	readonly url: string;
	readonly origin: string;
}

/** Reads an address that somebody typed. What leaves this machine leaves it encrypted. */
export function readTarget(address: string): Target | { readonly problem: string } {
	const text = address.trim();
	if (text.length > MAX_LENGTH || !URL.canParse(text)) {
		return { problem: `This is no address. ${DEFAULT_ADDRESS} is one.` };
	}
	const url = new URL(text);
	const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && THIS_MACHINE.test(url.hostname));
	if (!isSafe) return { problem: 'Only https, or http on this machine (localhost).' };
	if (url.username !== '' || url.password !== '')
		return { problem: 'An address with a user or password is not opened.' };
	return { url: url.href, origin: url.origin };
}
