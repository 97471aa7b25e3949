import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type BrowserName, BROWSERS, launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { FrontEnd } from '../src/front-end.ts';
import { TestApplication } from '../src/test-application.ts';
import { describeWith } from '../src/with-programs.ts';

describeWith(BROWSERS, 'a front end on another port', () => {
	it('sees the statecharts with the client that the application serves', async () => {
		let html = '';
		await using front = await FrontEnd.start(() => html);
		await using application = await TestApplication.start('NamedDoorsApplication', [
			'xstate.webrtc.access=open',
			`xstate.webrtc.allowed-origins=${front.origin}`,
		]);
		html = pageOf(application);
		const titles = await Promise.all(BROWSERS.map((name) => titleOf(front, name)));
		expect(titles).toEqual(['sees door', 'sees door']);
		expect(application.log).not.toContain('WARN');
	});

	it('is refused, and the log says once what lets it in', async () => {
		let html = '';
		await using front = await FrontEnd.start(() => html);
		await using application = await TestApplication.start('NamedDoorsApplication', [
			'xstate.webrtc.access=open',
		]);
		html = pageOf(application);
		for (const title of await Promise.all(BROWSERS.map((name) => titleOf(front, name)))) {
			expect(title).toMatch(/^failed/);
		}
		const client = new URL('client/xstate-webrtc.js', application.page);
		expect((await fetch(client, { headers: { origin: front.origin } })).status).toBe(403);
		await eventually(() => {
			const warnings = application.log.split('\n').filter((line) => line.includes('WARN'));
			expect(warnings).toHaveLength(1);
			expect(warnings[0]).toContain(front.origin);
			expect(warnings[0]).toContain('xstate.webrtc.allowed-origins');
		});
	});
});

/** The guide's front end, which says in its title what it sees. */
function pageOf(application: TestApplication): string {
	const snippet = readFileSync(new URL('../../../docs/snippets/front-end.js', import.meta.url), 'utf8');
	const address = new URL(application.home).host;
	return `<!doctype html><title>waits</title><script type="module">
		const show = (event) => {
			if (event.type === '@xstate.actor') document.title = 'sees ' + event.name;
		};
		try {
			${snippet.replaceAll('localhost:8080', address)}
		} catch (error) {
			document.title = 'failed: ' + error;
		}
	</script>`;
}

/** What the page calls itself once it knows how it went. */
async function titleOf(front: FrontEnd, name: BrowserName): Promise<string> {
	const browser = await launch(name);
	try {
		const tab = await browser.newPage();
		await tab.goto(front.origin);
		return await eventually(async () => {
			const title = await tab.title();
			expect(title).toMatch(/^(sees|failed)/);
			return title;
		}, 30_000);
	} finally {
		await browser.close();
	}
}
