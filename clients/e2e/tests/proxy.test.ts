import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser } from 'puppeteer-core';
import { WebSocket } from 'ws';
import { BROWSERS, launch } from '../src/browsers.ts';
import { freePort } from '../src/free-port.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Nginx } from '../src/nginx.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

const OPEN = ['xstate.webrtc.access=open'];

const withoutForwarding = (snippet: string) => snippet.replaceAll(/.*(X-Forwarded-|Forwarded ).*\n/g, '');

for (const strategy of ['framework', 'native']) {
	describeWith(
		['chromium', 'nginx', 'openssl'],
		`behind nginx, whose forwarding headers the application believes (${strategy})`,
		() => {
			let sample: Sample;
			let nginx: Nginx;

			beforeAll(async () => {
				sample = await Sample.start(...OPEN, `server.forward-headers-strategy=${strategy}`);
				nginx = await Nginx.before(sample.home);
			});

			afterAll(async () => {
				await nginx[Symbol.asyncDispose]();
				await sample.end('SIGKILL');
			});

			it('the order is watched below the prefix, over TLS, without naming the origin', async () => {
				await watchedIn(await launch('chromium'), nginx.page);
			});

			it('the redirect to the page keeps prefix and query', async () => {
				const { status, location } = await nginx.get('xstate?channel=a');
				expect(status).toBe(302);
				expect(new URL(location, new URL('xstate', nginx.home)).href).toBe(`${nginx.page}?channel=a`);
			});

			it('a page of another origin is refused', async () => {
				const { status, body } = await handshake(nginx, 'https://shop.example');
				expect(status).toBe(403);
				expect(body).toContain('xstate.webrtc.allowed-origins');
				expect(body).not.toContain('server.forward-headers-strategy');
			});
		},
	);
}

describeWith(
	['nginx', 'openssl'],
	'behind nginx, whose forwarding headers the application does not believe',
	() => {
		let sample: Sample;
		let port: number;

		beforeAll(async () => {
			port = await freePort();
			sample = await Sample.start(
				...OPEN,
				`xstate.webrtc.allowed-origins=https://localhost:${port}`,
				'xstate.webrtc.signaling.heartbeat=1s',
			);
		});

		afterAll(async () => {
			await sample.end('SIGKILL');
		});

		for (const name of BROWSERS) {
			describeWith([name], `in ${name}`, () => {
				it('the order is watched once the public origin is named', async () => {
					await using nginx = await Nginx.before(sample.home, { port, change: withoutForwarding });
					await watchedIn(await launch(name), nginx.page);
				});
			});
		}

		it('an origin that is not named is told both ways in', async () => {
			await using nginx = await Nginx.before(sample.home);
			const { status, body } = await handshake(nginx, new URL(nginx.home).origin);
			expect(status).toBe(403);
			expect(body).toContain('xstate.webrtc.allowed-origins');
			expect(body).toContain('server.forward-headers-strategy');
		});

		it('the redirect to the page keeps the prefix that no header names', async () => {
			await using nginx = await Nginx.before(sample.home, { change: withoutForwarding });
			const { location } = await nginx.get('xstate');
			expect(new URL(location, new URL('xstate', nginx.home)).href).toBe(nginx.page);
		});

		it('the heartbeat keeps a silent socket open for longer than the proxy lets one be silent', async () => {
			await using nginx = await Nginx.before(sample.home, { change: patience('3s') });
			const socket = joined(nginx);
			for (let pings = 0; pings < 5; pings++) await once(socket, 'ping');
			expect(socket.readyState).toBe(WebSocket.OPEN);
			socket.terminate();
		});

		it('a proxy less patient than the heartbeat closes it', async () => {
			await using nginx = await Nginx.before(sample.home, { change: patience('300ms') });
			await once(joined(nginx), 'close');
		});
	},
);

describeWith(['nginx', 'openssl'], 'behind nginx, an application only for its own machine', () => {
	let sample: Sample;

	beforeAll(async () => {
		sample = await Sample.start();
	});

	afterAll(async () => {
		await sample.end('SIGKILL');
	});

	/** As nginx does it where nobody tells it more: HTTP/1.0 to the application, without a header. */
	const untold = (snippet: string) => snippet.replaceAll(/.*proxy_(http_version|set_header) .*\n/g, '');

	const namingTheHost = (snippet: string) =>
		withoutForwarding(snippet).replace(/(?=.*Upgrade \$http_upgrade)/, '\t\tproxy_set_header Host $host;\n');

	it.each([
		['with forwarding headers', undefined, 'x-forwarded'],
		['without any header and with HTTP/1.0', untold, 'HTTP/1.0'],
		['with the public name only', namingTheHost, 'shop.example'],
	])('refuses page, client and configuration %s, with a sentence', async (_, change, reason) => {
		await using nginx = await Nginx.before(sample.home, change === undefined ? {} : { change });
		for (const path of ['xstate/', 'xstate/client/xstate-webrtc.js', 'xstate/config.json']) {
			const { status, body } = await nginx.get(path, { host: 'shop.example' });
			expect(status).toBe(403);
			expect(body).toContain(reason);
			expect(body).toContain('xstate.webrtc.access');
		}
	});

	it('tells a socket why it is closed', async () => {
		await using nginx = await Nginx.before(sample.home);
		const [said] = (await once(socketTo(nginx), 'message')) as [Buffer];
		expect(said.toString()).toContain('xstate.webrtc.access');
	});
});

async function watchedIn(browser: Browser, url: string): Promise<void> {
	try {
		const page = await InspectorPage.open(browser, url);
		await page.connected();
		await page.moreTransitions(3);
		expect(page.problems).toEqual([]);
		expect(await page.openSockets()).toBe(1);
	} finally {
		await browser.close();
	}
}

const patience = (timeout: string) => (snippet: string) =>
	snippet.replace(/(?=\t*proxy_http_version)/, `\t\tproxy_read_timeout ${timeout};\n`);

const socketTo = ({ signaling, certificate }: Nginx) =>
	new WebSocket(signaling, 'xstate-webrtc.v1', { ca: certificate });

/** A member of the channel that says nothing more. */
function joined(nginx: Nginx): WebSocket {
	const socket = socketTo(nginx);
	const join = { type: 'join', channel: 'sample-app', peer: { name: 'silent', kind: 'node' } };
	socket.once('open', () => {
		socket.send(JSON.stringify(join));
	});
	return socket;
}

const handshake = (nginx: Nginx, origin: string) =>
	nginx.get('xstate/signaling', {
		origin,
		connection: 'Upgrade',
		upgrade: 'websocket',
		'sec-websocket-version': '13',
		'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64'),
		'sec-websocket-protocol': 'xstate-webrtc.v1',
	});
