// Builds the dev entry, serves it under the page's Content-Security-Policy and takes pictures of it.
// node dev/pictures.mjs [folder] [name…]; CHROMIUM names the browser.
import { mkdtemp, mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, URL } from 'node:url';
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';

const CSP =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const SIZES = { wide: [1280, 800], tall: [1280, 1300], narrow: [400, 800] };

const press = (name) => async (page) => {
	await page.locator(`::-p-aria([name="${name}"])`).click();
};
const view = (name) => async (page) => {
	await page.locator(`nav.view-switch button:nth-child(${name})`).click();
};
const diagramOf = (actor) => async (page) => {
	await page.locator(`[data-actor="${actor}"]`).click();
	await page.waitForSelector('.diagram[data-drawn], .snapshot-boxes');
	await setTimeout(700);
};
const chooseOrder = diagramOf('x:1');
const withList = (actor, state) => async (page) => {
	await diagramOf(actor)(page);
	await press('States')(page);
	await page.locator('[aria-label="Find a state"]').fill(state);
	await page.locator('.diagram-outline [role=treeitem]').click();
	await setTimeout(300);
};
const panel = press('Recording');
const drag =
	(type, ...lines) =>
	async (page) => {
		await page.evaluate(
			(type, lines) => {
				const dataTransfer = new globalThis.DataTransfer();
				const seen = globalThis.store.tape.read();
				const all = [
					...lines,
					...seen.map(({ peerId, told }) => JSON.stringify({ ...told, _peerId: peerId })),
				];
				dataTransfer.items.add(new globalThis.File([all.join('\n')], 'orders-2026-05-01.jsonl'));
				globalThis.dispatchEvent(new globalThis.DragEvent(type, { dataTransfer, cancelable: true }));
			},
			type,
			lines,
		);
	};
const HEADER =
	'{"type":"@xstate-webrtc.recording","version":1,"application":"orders-service","channel":"orders","createdAt":"1777637040000","dropped":1204}';
const opened = async (page) => {
	await drag('drop', HEADER, 'not a line', '{}')(page);
	await page.waitForSelector('[data-testid=recording]');
};
const overTime = async (page) => {
	await press('Over time')(page);
	await page.waitForSelector('.change-row');
};
const sendTab = async (page) => (await chooseOrder(page), press('Send')(page));
const stately = async (page) => {
	await page.locator('[data-peer="p-7f3a91"]').click();
	await press('Open in Stately Inspector')(page);
};
/** Sends each event, and folds nothing. */
const sending =
	(...types) =>
	async (page) => {
		await sendTab(page);
		await page.waitForSelector('textarea');
		await page.type('textarea', '{ "box": 3, "fragile": true }');
		for (const type of types) {
			await page.locator('.composer input').fill(type);
			await press('Ask')(page);
		}
	};

/** name: [scene, size, what to do first] */
const PICTURES = {
	shop: ['shop', 'wide', chooseOrder],
	parallel: ['shop', 'wide', async (page) => page.locator('[data-actor="x:3"]').click()],
	diagram: ['diagrams', 'wide', diagramOf('x:6')],
	'diagram-list': ['diagrams', 'wide', withList('x:6', 'card')],
	'diagram-large': ['diagrams', 'wide', diagramOf('x:large')],
	'diagram-crowded': ['diagrams', 'wide', diagramOf('x:crowded')],
	'diagram-hostile': ['diagrams', 'wide', diagramOf('x:hostile')],
	'diagram-none': ['diagrams', 'wide', async (page) => await diagramOf('x:broken')(page)],
	'diagram-parallel': ['diagrams', 'wide', diagramOf('x:3')],
	'narrow-diagram': ['diagrams', 'narrow', diagramOf('x:6')],
	'narrow-diagram-list': ['diagrams', 'narrow', withList('x:6', 'card')],
	payload: ['shop', 'wide', async (page) => page.locator('[data-event-type="PAY"]').click()],
	definition: ['shop', 'wide', async (page) => (await chooseOrder(page), press('Definition')(page))],
	send: ['shop', 'wide', sending('PACKED', 'REFUND', 'CANCEL')],
	'send-mistake': ['shop', 'wide', async (page) => (await sendTab(page), page.type('textarea', '{ "a": 1,'))],
	'send-looking': ['looking', 'wide', sendTab],
	'send-recording': ['recording', 'wide', sendTab],
	'send-hostile': [
		'hostile',
		'wide',
		async (page) => (await page.locator('[data-actor="x:<b>"]').click(), press('Send')(page)),
	],
	'narrow-send': ['shop', 'narrow', sending('PACKED')],
	connections: ['shop', 'wide', async (page) => page.locator('::-p-text(Connections)').click()],
	filter: [
		'shop',
		'wide',
		async (page) => {
			await press('Filter the actors')(page);
			await page.locator('[aria-label="Status"] .filter-option').click();
			await page.locator('[aria-label="Kind"] .filter-option:last-child').click();
		},
	],
	'narrow-filter': [
		'shop',
		'narrow',
		async (page) => {
			await press('Filter the actors')(page);
			await page.locator('[aria-label="Status"] .filter-option').click();
			await press('Filter the actors')(page);
		},
	],
	peer: ['shop', 'wide', async (page) => page.locator('[data-peer="p-7f3a91"]').click()],
	changes: ['shop', 'wide', async (page) => (await chooseOrder(page), overTime(page))],
	'changes-past': [
		'shop',
		'wide',
		async (page) => (
			await chooseOrder(page),
			await overTime(page),
			await press('Pin to compare')(page),
			await press('First change')(page),
			page.evaluate(() => globalThis.scene.pay())
		),
	],
	'changes-hostile': [
		'hostile',
		'wide',
		async (page) => (await page.locator('[data-actor="x:<b>"]').click(), overTime(page)),
	],
	'narrow-changes': ['shop', 'narrow', async (page) => (await chooseOrder(page), overTime(page))],
	stately: ['shop', 'wide', stately],
	'stately-mistake': [
		'shop',
		'wide',
		async (page) => {
			await stately(page);
			await page.locator('dialog input').fill('http://stately.ai/inspect');
		},
	],
	'narrow-stately': ['shop', 'narrow', stately],
	crowd: ['crowd', 'wide'],
	hostile: ['hostile', 'wide', async (page) => page.locator('[data-actor="x:<b>"]').click()],
	sequence: ['sequence', 'tall', press('Sequence')],
	'sequence-letter': [
		'sequence',
		'wide',
		async (page) => (await press('Sequence')(page), page.locator('[data-testid=dead-letters]').click()),
	],
	'sequence-crowd': ['crowd', 'wide', press('Sequence')],
	'sequence-hostile': ['hostile', 'wide', press('Sequence')],
	'sequence-empty': ['empty', 'wide', press('Sequence')],
	empty: ['empty', 'wide'],
	alone: ['alone', 'wide'],
	unavailable: ['unavailable', 'wide', async (page) => page.locator('::-p-text(Connections)').click()],
	forbidden: ['forbidden', 'wide'],
	loading: ['loading', 'wide'],
	waiting: ['waiting', 'wide'],
	refused: ['refused', 'wide'],
	rejoining: ['rejoining', 'wide'],
	recording: ['shop', 'wide', panel],
	'recording-opened': ['shop', 'wide', async (page) => (await opened(page), chooseOrder(page))],
	'recording-refused': ['shop', 'wide', drag('drop', 'not a header')],
	'recording-dropping': ['shop', 'wide', drag('dragover')],
	'recording-offline': ['waiting', 'wide', opened],
	'narrow-recording': ['shop', 'narrow', panel],
	'narrow-recording-opened': ['shop', 'narrow', opened],
	'narrow-recording-refused': ['refused', 'narrow', drag('drop', 'not a header')],
	'narrow-actors': ['shop', 'narrow'],
	'narrow-details': ['shop', 'narrow', chooseOrder],
	'narrow-events': ['shop', 'narrow', view(3)],
	'narrow-payload': [
		'shop',
		'narrow',
		async (page) => (await view(3)(page), page.locator('[data-event-type="PAY"]').click()),
	],
	'narrow-sequence': ['sequence', 'narrow', view(4)],
	'narrow-connections': ['shop', 'narrow', view(5)],
	'narrow-unavailable': ['unavailable', 'narrow'],
	'narrow-unavailable-connections': ['unavailable', 'narrow', view(5)],
	'narrow-refused': ['refused', 'narrow'],
};

async function serve(folder) {
	const server = createServer(async (request, response) => {
		const path = new URL(request.url, 'http://localhost').pathname;
		const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
		try {
			const body = await readFile(file);
			response.writeHead(200, { 'content-type': TYPES[extname(file)], 'content-security-policy': CSP });
			response.end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return server;
}

const [folder = 'pictures', ...names] = process.argv.slice(2);
const outDir = await mkdtemp(join(tmpdir(), 'inspector-'));
await build({
	configFile: fileURLToPath(new URL('../vite.dev.config.ts', import.meta.url)),
	build: { outDir, emptyOutDir: true },
	logLevel: 'warn',
});
const server = await serve(outDir);
const browser = await puppeteer.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--disable-background-networking',
		'--disable-sync',
	],
});
await mkdir(folder, { recursive: true });
let problems = 0;

async function take(name, theme) {
	const [scene, size, act] = PICTURES[name];
	const [width, height] = SIZES[size];
	// What one of them remembers is nothing to the others.
	const context = await browser.createBrowserContext();
	const page = await context.newPage();
	page.on('console', (message) => {
		if (message.type() !== 'error' && message.type() !== 'warn') return;
		problems++;
		process.stderr.write(`${name} ${theme}: ${message.text()}\n`);
	});
	page.on('pageerror', (error) => {
		problems++;
		process.stderr.write(`${name} ${theme}: ${error}\n`);
	});
	await page.setViewport({ width, height, deviceScaleFactor: 1 });
	await page.emulateMediaFeatures([
		{ name: 'prefers-color-scheme', value: theme },
		{ name: 'prefers-reduced-motion', value: 'reduce' },
	]);
	await page.goto(`http://127.0.0.1:${server.address().port}/?${scene}`);
	await page.waitForSelector('html[data-ready]');
	await act?.(page);
	await setTimeout(120);
	await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
	// Through the debugger, which the page's policy does not bind.
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate(() => globalThis.axe.run());
	for (const { id, help, nodes } of violations) {
		problems++;
		process.stderr.write(`${name} ${theme}: axe ${id}: ${help}\n`);
		for (const node of nodes.slice(0, 3))
			process.stderr.write(`    ${node.html.slice(0, 160)}\n    ${node.failureSummary.split('\n')[1]}\n`);
	}
	await context.close();
}

for (const name of names.length > 0 ? names : Object.keys(PICTURES)) {
	for (const theme of ['light', 'dark']) await take(name, theme);
}
await browser.close();
server.close();
process.exitCode = problems > 0 ? 1 : 0;
