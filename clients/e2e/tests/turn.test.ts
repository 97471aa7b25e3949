import { expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { TurnServer } from '../src/turn-server.ts';
import { describeWith } from '../src/with-programs.ts';

describeWith(['chromium', 'turnserver'], 'a page that may only use a TURN server', () => {
	it('sees the order change through it, with credentials minted for each side', async () => {
		await using turn = await TurnServer.start();
		await using sample = await Sample.start(
			`xstate.webrtc.ice.turn.urls=${turn.url}`,
			`xstate.webrtc.ice.turn.secret=${turn.secret}`,
			'xstate.webrtc.peer.transport-policy=relay',
		);
		const browser = await launch('chromium');
		try {
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
		} finally {
			await browser.close();
		}
	});
});
