import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { launch } from '../src/browsers.ts';
import { composed } from '../src/compose.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { type Credentials, TurnClient } from '../src/turn-client.ts';
import { TurnServer } from '../src/turn-server.ts';
import { describeWith } from '../src/with-programs.ts';

describeWith(['chromium', 'turnserver'], 'an application and coturn as compose.yaml has them', () => {
	let turn: TurnServer;
	let sample: Sample;
	let browser: Browser;

	beforeAll(async () => {
		turn = await TurnServer.start();
		const { environment } = composed(turn.secret).services.shop;
		const urls = environment.XSTATE_WEBRTC_ICE_TURN_URLS?.replace('3478', String(turn.port)) ?? '';
		sample = await Sample.startIn({ ...environment, XSTATE_WEBRTC_ICE_TURN_URLS: urls });
		browser = await launch('chromium');
	});

	afterAll(async () => {
		await browser.close();
		await sample.end('SIGKILL');
		await turn[Symbol.asyncDispose]();
	});

	it('show a page the order through coturn, with credentials minted for each side', async () => {
		const page = await InspectorPage.open(browser, sample.page);
		await page.connected();
		await page.moreTransitions(3);

		const connection = await eventually(async () => {
			const [watching] = await sample.pages();
			expect(watching?.connection?.path).toBe('relay');
			return watching?.connection;
		});
		expect(connection?.candidates).toMatchObject({ local: 'relay', remote: 'relay' });
		expect(new Set(turn.allocatedTo).size).toBe(2);
		expect(turn.allocatedTo).toContainEqual(expect.stringMatching(/^\d+:p-[0-9a-f]+$/));
	});

	it.each([
		['to another host of a private network', '10.0.0.1'],
		['to another host of a private network', '172.16.0.1'],
		['to another host of a private network', '192.168.0.1'],
		['to the metadata of a cloud', '169.254.169.254'],
		['to a provider’s own network', '100.64.0.1'],
		['to another address of loopback', '127.0.0.2'],
		['to the address that means any', '0.0.0.0'],
		['to the internet', '192.0.2.1'],
		['to all in a group', '224.0.0.1'],
		['to all', '255.255.255.255'],
	])('relay nothing %s: %s', async (_, address) => {
		using client = new TurnClient(turn.port, await minted(sample));
		expect(await client.allocate()).toBe(0);
		expect(await client.permit(turn.relayAddress)).toBe(0);
		expect(await client.permit(address)).toBe(403);
	});

	it('give no address to who made credentials himself', async () => {
		using client = new TurnClient(turn.port, { ...(await minted(sample)), credential: 'guessed' });
		expect(await client.allocate()).toBe(401);
	});

	it('log no secret', () => {
		expect(turn.log).not.toContain(turn.secret);
		expect(turn.log).not.toContain('Bad configuration');
		expect(sample.log).not.toContain(turn.secret);
	});

	it('are found healthy by the command in compose.yaml', () => {
		const [, program = '', ...words] = composed('').services.shop.healthcheck.test;
		const check = (port: string) =>
			execFileSync(
				program,
				words.map((word) => word.replace('8080', port)),
				{ stdio: 'pipe' },
			);
		check(new URL(sample.home).port);
		expect(() => check(String(turn.port))).toThrow();
	});
});

/** What the application gives to who joins. */
async function minted(sample: Sample): Promise<Credentials> {
	const socket = new WebSocket(sample.signaling, 'xstate-webrtc.v1');
	await once(socket, 'open');
	const answer = once(socket, 'message');
	const peer = { name: 'a script', kind: 'node' };
	socket.send(JSON.stringify({ type: 'join', channel: 'sample-app', peer }));
	const [joined] = (await answer) as [Buffer];
	socket.terminate();
	const { iceServers } = JSON.parse(joined.toString()) as { iceServers: [Credentials] };
	return iceServers[0];
}
