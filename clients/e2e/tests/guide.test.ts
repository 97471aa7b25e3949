import { afterAll, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { statusBoard } from '../guide/status-board.ts';
import { TestApplication } from '../src/test-application.ts';

const asAda = { authorization: `Basic ${btoa('ada:open ada')}` };

afterAll(() => {
	vi.unstubAllGlobals();
});

it("The guide's status board joins with a token that the application mints", async () => {
	await using application = await TestApplication.start('security.GuideApplication', [
		'xstate.webrtc.access=authenticated',
		'xstate.webrtc.channel-labels=orders',
	]);
	const ask = fetch;
	vi.stubGlobal('fetch', (path: string) => ask(new URL(path, application.home), { headers: asAda }));
	vi.stubGlobal('WebSocket', WebSocket);

	const channel = statusBoard(application.signaling);

	const { self } = await channel.joined;
	expect(self.permissions).toEqual(['inspect']);
	expect(self.expiresAt).toBeDefined();
	channel.close();
});
