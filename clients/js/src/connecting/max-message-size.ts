/** What the remote takes where its SDP says nothing (protocol §3). */
const unstated = 65_536;

/** The largest message that the writer of an SDP takes, in bytes; 0 in it stands for any size. */
export function maxMessageSize(sdp: string): number {
	const stated = /^a=max-message-size:(\d+)\s*$/m.exec(sdp)?.[1];
	if (stated === undefined) return unstated;
	return Number(stated) || Number.MAX_SAFE_INTEGER;
}
