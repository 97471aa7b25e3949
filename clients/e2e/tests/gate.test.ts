import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Sample } from '../src/sample.ts';

describe('the gate before the page', () => {
	let sample: Sample;

	beforeAll(async () => {
		sample = await Sample.start();
	});

	afterAll(async () => {
		await sample.end('SIGKILL');
	});

	it.each(['xstate/', 'xstate/config.json', 'xstate/client/xstate-webrtc.js'])(
		'refuses %s under a foreign name and says why',
		async (path) => {
			const { status, body } = await get(new URL(path, sample.home), { host: 'shop.example' });
			expect(status).toBe(403);
			expect(body).toContain('xstate.webrtc.access');
		},
	);

	it('refuses a request that came through a proxy', async () => {
		const { status } = await get(new URL(sample.page), { 'x-forwarded-for': '192.0.2.1' });
		expect(status).toBe(403);
	});

	it('lets this machine in', async () => {
		const { status, body } = await get(new URL('config.json', sample.page), {});
		expect(status).toBe(200);
		expect(JSON.parse(body)).toMatchObject({ channels: ['sample-app'], application: 'sample-app' });
	});

	it('tells a socket under a foreign name why it is closed', async () => {
		const socket = new WebSocket(sample.signaling, 'xstate-webrtc.v1', { headers: { host: 'shop.example' } });
		const [said] = (await once(socket, 'message')) as [Buffer];
		expect(JSON.parse(said.toString())).toMatchObject({
			type: 'error',
			message: expect.stringContaining('xstate.webrtc.access') as string,
		});
		await once(socket, 'close');
	});

	it('refuses a socket from a page of another origin', async () => {
		const { status } = await get(new URL('xstate/signaling', sample.home), {
			origin: 'https://shop.example',
			connection: 'Upgrade',
			upgrade: 'websocket',
			'sec-websocket-version': '13',
			'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64'),
			'sec-websocket-protocol': 'xstate-webrtc.v1',
		});
		expect(status).toBe(403);
	});
});

function get(url: URL, headers: Record<string, string>): Promise<{ status: number; body: string }> {
	return new Promise((resolve, reject) => {
		const sent = request(url, { headers }, (response) => {
			let body = '';
			response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
			response.on('end', () => {
				resolve({ status: response.statusCode ?? 0, body });
			});
		});
		sent.on('upgrade', (response, socket) => {
			socket.destroy();
			resolve({ status: response.statusCode ?? 0, body: '' });
		});
		sent.on('error', reject).end();
	});
}
