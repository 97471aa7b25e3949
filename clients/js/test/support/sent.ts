import { type Family, problems } from './schemas.js';

const wrong: string[] = [];
let checked = 0;
const slices = new WeakMap<object, string>();

/** Notes what is wrong with a message that a client sent to the hub: as to its schema, and that of the frame in it. */
export function sentToHub(socket: object, message: Readonly<Record<string, unknown>>): void {
	note('to-hub', message);
	if (typeof message.frame === 'string') sentFrame(socket, message.channel, message.frame);
}

/** Notes what is wrong with the messages of a frame that a client sent; with the last slice, of all of them. */
export function sentFrame(over: object, channel: unknown, frame: string): void {
	const text = frame.startsWith('[') ? frame : (slices.get(over) ?? '') + frame.slice(1);
	if (frame.startsWith('+')) slices.set(over, text);
	else {
		slices.delete(over);
		sent(channel === 1 ? 1 : 0, JSON.parse(text) as Record<string, unknown>[]);
	}
}

function sent(channel: 0 | 1, messages: readonly Record<string, unknown>[]): void {
	for (const message of messages) {
		const isLink = ['hello', 'ack', 'ping', 'pong', 'bye'].includes(String(message.type));
		note(isLink ? 'link' : channel === 0 ? 'actors' : 'inspection', message);
	}
}

function note(family: Family, message: object): void {
	checked++;
	wrong.push(...problems(family, message));
}

/** What was wrong since this was asked last, and how many messages were looked at. */
export function takeSent(): { readonly wrong: string[]; readonly checked: number } {
	const taken = { wrong: wrong.splice(0), checked };
	checked = 0;
	return taken;
}

/** Channels whose frames are a test's, not a client's. */
export const scripted = new WeakSet();
