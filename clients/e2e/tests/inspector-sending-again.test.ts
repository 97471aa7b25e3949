import { beforeAll, expect, it } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { logIn } from '../src/log-in.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { SendPage } from '../src/send-page.ts';
import { TestApplication } from '../src/test-application.ts';
import { describeWith } from '../src/with-programs.ts';

const PAYLOAD = '{\n  "gift": true\n}';

describeWith(['chromium'], 'an event that was sent', () => {
	// Nobody but the page moves the order.
	const running = sampleInBrowser('shop.trade.enabled=false');
	let page: InspectorPage;
	let sending: SendPage;

	beforeAll(async () => {
		page = await InspectorPage.open(running.browser, running.sample.page);
		sending = new SendPage(page);
		await page.connected();
		await page.choose('order', 'Send');
	});

	it('stands there with its reply, is sent again as it was, and can be changed before', async () => {
		await sending.write('ADD_ITEM', PAYLOAD);
		expect(await sending.ask('ADD_ITEM')).toMatch(/Snapshot after it.*value:"CART".*Payload.*gift:true/s);
		await sending.write('OTHER', '{}');
		const first = await sending.newest();
		await page.press('Send ADD_ITEM again');
		expect(await sending.outcome('ADD_ITEM', 'accepted', first)).toMatch(/Payload.*gift:true/s);
		expect(await sending.written()).toEqual(['OTHER', '{}']);
		expect(await running.sample.actor('order')).toMatchObject({ lastEvent: { transitions: 2 } });

		await page.press('Edit ADD_ITEM');
		expect(await sending.written()).toEqual(['ADD_ITEM', PAYLOAD]);
		await sending.ask('CHECK_OUT');
		await sending.ask('CHECK_OUT', 'not accepted');
		expect(await sending.sent()).toEqual([
			'CHECK_OUT not accepted',
			'CHECK_OUT accepted',
			'ADD_ITEM accepted',
			'ADD_ITEM accepted',
		]);
		await page.tab.screenshot({ path: `${SCREENSHOTS}sending-again.png` });
	});

	it('is not sent with a payload that is no JSON: the mistake is told with its place', async () => {
		const before = await sending.sent();
		await sending.write('CANCEL', '{\n  "why": "late",\n}');
		const place = await page.tab.waitForSelector('.field-place');
		expect(await place?.evaluate(({ textContent }) => textContent)).toBe('Line 2, column 16');
		await page.press('Ask');
		await page.tab.screenshot({ path: `${SCREENSHOTS}sending-no-json.png` });
		await page.press('Line 2, column 16');
		expect(
			await page.tab.$eval('.composer textarea', ({ selectionStart, value }) => value[selectionStart]),
		).toBe(',');
		expect(await sending.sent()).toEqual(before);
		expect(await running.sample.actor('order')).toMatchObject({ lastEvent: { type: 'CHECK_OUT' } });
		expect(page.problems).toEqual([]);
	});

	it('cannot be sent by who may only look, and the page says which property to set', async () => {
		await using application = await TestApplication.start('security.DefaultChainApplication', [
			'xstate.webrtc.access=authenticated',
			'xstate.webrtc.permissions.inspect=ROLE_OPERATOR',
		]);
		const onlooker = await InspectorPage.open(running.browser, application.page);
		await logIn(onlooker.tab, 'ada');
		await onlooker.connected();
		await onlooker.choose('order', 'Send');
		await onlooker.tab.waitForSelector('::-p-text(You may look, but not send)');
		await eventually(async () => {
			expect(await onlooker.tab.$eval('.sending', ({ textContent }) => textContent)).toContain(
				'xstate.webrtc.permissions.send',
			);
		});
		expect(await onlooker.tab.$$('.composer')).toEqual([]);
		await onlooker.tab.screenshot({ path: `${SCREENSHOTS}sending-forbidden.png` });
	});
});
