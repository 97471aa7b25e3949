import { describe, expect, it } from 'vitest';
import { CHECKOUT, hostileMachine } from '../../dev/machines.ts';
import { configurationOf } from '../../src/diagram/chart/active.ts';
import type { Chart } from '../../src/diagram/chart/chart.ts';
import { readChart } from '../../src/diagram/chart/read-chart.ts';
import { escapeMermaid, mermaidOf } from '../../src/diagram/export/mermaid.ts';
import type { Palette } from '../../src/diagram/export/palette.ts';
import { scaleOf } from '../../src/diagram/export/png.ts';
import { fileName } from '../../src/diagram/export/save.ts';
import { svgOf } from '../../src/diagram/export/svg.ts';
import { Layouts } from '../../src/diagram/layout/lay-out.ts';
import { elkClient, measure } from './elk.ts';

const PALETTE: Palette = {
	ground: '#f6f5f2',
	surface: '#ffffff',
	'surface-2': '#faf9f7',
	'line-strong': '#d2cec5',
	text: '#1e1d1a',
	'text-2': '#55524b',
	'text-3': '#6b675f',
	accent: '#2b55d9',
	'accent-soft': '#e9effd',
	'accent-strong': '#1e41b4',
	sans: "'Inter', sans-serif",
	mono: 'monospace',
};

async function picture(definition: string, value: unknown, traced: readonly string[] = []) {
	const chart = readChart(JSON.parse(definition)) as Chart;
	const layouts = new Layouts(elkClient(), measure);
	const layout = await layouts.find(chart, new Set(), 'RIGHT', new AbortController().signal);
	const lit = { active: configurationOf(chart, value).active, traced: new Set(traced) };
	const svg = svgOf(layout, lit, PALETTE);
	const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
	return {
		svg,
		document,
		texts: [...document.querySelectorAll('text')].map(({ textContent }) => textContent),
	};
}

describe('the exported picture', () => {
	it('shows states, what they do, and transitions', async () => {
		const { texts, document } = await picture(CHECKOUT, 'basket');
		for (const text of [
			'basket',
			'CHECKOUT',
			'[hasItems] / reserve',
			'loadPrices, track',
			'H*',
			'after 900000 ms',
		]) {
			expect(texts).toContain(text);
		}
		expect(document.querySelector('title')?.textContent).toBe('checkout');
	});

	it('lights what is active and what was traced', async () => {
		const { document } = await picture(CHECKOUT, 'basket', ['t6']);
		const accented = [...document.querySelectorAll(`text[fill="${PALETTE['accent-strong']}"]`)];
		expect(accented.map(({ textContent }) => textContent).sort()).toEqual([
			'/ release',
			'after 900000 ms',
			'basket',
			'checkout',
		]);
		expect(document.querySelectorAll(`path[stroke="${PALETTE.accent}"]`)).toHaveLength(1);
	});

	it('is a document of its own, whatever names are in it', async () => {
		const { svg, document, texts } = await picture(hostileMachine(), '<script>alert(1)</script>');
		expect(document.querySelectorAll('script, img, image, style, foreignObject, a, use')).toHaveLength(0);
		expect(texts).toContain('<script>alert(1)</script>');
		expect(svg).not.toMatch(/<script|<img|href|url\(|javascript:/);
		// Nothing that XML cannot write.
		// eslint-disable-next-line no-control-regex -- It is what must not be there.
		expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])/);
	});
});

describe('the chart for Mermaid', () => {
	it('nests states, and writes transitions in none of them, where Mermaid would move their ends', () => {
		const machine = {
			id: 'order',
			initial: 'cart',
			on: { CLOSE: '.closed' },
			states: {
				cart: { on: { PAY: { target: 'paid', guard: 'has items', actions: ['charge'] }, NOTE: {} } },
				paid: {
					initial: 'packing',
					states: { packing: { on: { DONE: '#order.closed', NEXT: 'away' } }, away: {} },
				},
				both: { type: 'parallel', states: { left: {}, right: {} } },
				back: { type: 'history', history: 'deep' },
				closed: { type: 'final' },
			},
		};
		expect(mermaidOf(readChart(machine) as Chart)).toBe(`stateDiagram-v2
	state "order" as s0 {
		state "cart" as s1
		[*] --> s1
		state "paid" as s2 {
			state "packing" as s3
			[*] --> s3
			state "away" as s4
		}
		state "both" as s5 {
			state "left" as s6
			--
			state "right" as s7
		}
		state "H#42;" as s8
		state "closed" as s9
		s9 --> [*]
	}
	s0 --> s9 : CLOSE
	s1 --> s2 : PAY #91;has items#93; / charge
	s1 --> s1 : NOTE
	s3 --> s9 : DONE
	s3 --> s4 : NEXT
`);
	});

	it('writes nothing that Mermaid would read as its own', () => {
		expect(escapeMermaid('a"b:c;d#e%%f{}\n<br> --> \u202E[x] __y__')).toBe(
			'a#34;b#58;c#59;d#35;e#37;#37;f#123;#125; #60;br#62; --#62;  #91;x#93; #95;#95;y#95;#95;',
		);
		const lines = mermaidOf(readChart(JSON.parse(hostileMachine())) as Chart).split('\n');
		for (const line of lines.slice(1, -1)) {
			expect(line).toMatch(
				/^\t+(state "[^"<>{}\n]*" as s\d+( \{)?|\}|--|(s\d+|\[\*\]) --> (s\d+|\[\*\])( : [^:{}<>"]+)?)$/,
			);
		}
	});
});

it('a file is named after its machine, whatever that is called', () => {
	expect(fileName('order', 'svg')).toBe('order.svg');
	expect(fileName('../../etc/passwd', 'svg')).toBe('etc-passwd.svg');
	expect(fileName('<b>\u202E', 'png')).toBe('b.png');
	expect(fileName('', 'mmd')).toBe('diagram.mmd');
});

it('a picture is as large as a browser can draw', () => {
	expect(scaleOf(1_000, 500)).toBe(2);
	expect(17_000 * scaleOf(17_000, 2_000)).toBeLessThanOrEqual(8_192);
	expect(6_000 * 6_000 * scaleOf(6_000, 6_000) ** 2).toBeLessThanOrEqual(32_000_001);
});
