/** What the application says about itself at `./config.json`. */
export interface PageConfig {
	readonly application: string;
	readonly channels: readonly string[];
	/** The WebSocket address of the signaling. */
	readonly signaling: string;
}

/** The application answered, and its answer is no. */
export class Refusal extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.code = code;
	}
}

/** Asked like this, Spring Security answers with a plain 401, over which a browser opens no dialog of its own. */
const headers = { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' };

const LOG_IN = 'The application answers with another page, its log-in most likely. Log in and come back.';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** The sentence in an answer that refuses: Spring's and our own JSON, a problem detail, or plain text. */
function sentence(body: string, contentType: string): string | undefined {
	if (contentType.includes('json')) {
		try {
			const answer: unknown = JSON.parse(body);
			if (!isRecord(answer)) return undefined;
			return [answer.message, answer.detail, answer.error].find((said) => typeof said === 'string');
		} catch {
			return undefined;
		}
	}
	return contentType.startsWith('text/plain') && body.trim() !== '' ? body.slice(0, 2_000) : undefined;
}

function parse(body: unknown, page: URL): PageConfig {
	const answer = isRecord(body) ? body : {};
	const signaling = new URL(typeof answer.signaling === 'string' ? answer.signaling : 'signaling', page);
	signaling.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:';
	return {
		application: typeof answer.application === 'string' ? answer.application : '',
		channels: Array.isArray(answer.channels)
			? answer.channels.filter((label) => typeof label === 'string')
			: [],
		signaling: signaling.href,
	};
}

/** Throws a {@link Refusal} if the application says no, anything else if it cannot be reached. */
export async function readConfig(page = new URL(location.href), get = fetch): Promise<PageConfig> {
	const response = await get('./config.json', { headers, cache: 'no-store' });
	if (response.ok) {
		if (response.headers.get('content-type')?.includes('json') === false) throw new Refusal('401', LOG_IN);
		const body: unknown = await response.json();
		return parse(body, page);
	}
	if (response.status >= 500) throw new Error(`The application answered ${response.status}.`);
	const said = sentence(await response.text(), response.headers.get('content-type') ?? '');
	throw new Refusal(
		String(response.status),
		said ?? `The application refused this page with the status ${response.status}.`,
	);
}
