import { objects, text, texts } from '../data/read.js';

/** STUN and TURN servers as the hub names them; what is malformed is left out, an engine would throw at it. */
export function readIceServers(value: unknown): RTCIceServer[] {
	return objects(value)
		.map((server) => {
			const urls = typeof server.urls === 'string' ? [server.urls] : texts(server.urls);
			const username = text(server.username, 4_096);
			const credential = text(server.credential, 4_096);
			return {
				urls: urls.filter((url) => /^(stun|turn)s?:/.test(url)),
				...(username === undefined ? {} : { username }),
				...(credential === undefined ? {} : { credential }),
			};
		})
		.filter((server) => server.urls.length > 0);
}
