import type { RemoteActor } from 'xstate-webrtc';

/** What the guide shows of a click that begins a trace. */
export async function payTraced(actor: RemoteActor): Promise<string> {
	const traceparent = `00-${hex(16)}-${hex(8)}-01`;
	await actor.ask({ type: 'PAY' }, { trace: { traceparent } });
	return traceparent;
}

function hex(bytes: number): string {
	return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
}
