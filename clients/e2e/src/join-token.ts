import { createHmac } from 'node:crypto';

const VERSION = 'xstate-join.v1.';

const HOLDS_MS = 60_000;

/** A join token as the hub itself would mint it: whoever has its secret can. */
export function joinToken(
	secret: string,
	channel: string,
	name: string,
	permissions: readonly string[],
): string {
	const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
	const content = { name, channel, permissions, authorities: [], expires: Date.now() + HOLDS_MS };
	const encoded = Buffer.from(JSON.stringify(content)).toString('base64url');
	const signed = `${VERSION}${sign(VERSION).slice(0, 8)}.${encoded}`;
	return `${signed}.${sign(signed)}`;
}
