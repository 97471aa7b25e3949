import type { Lit } from '../chart/lit.ts';
import type { Arrow, Box, Layout, Start } from '../layout/layout.ts';
import { headPath, linePath } from '../layout/line.ts';
import { BOX, type Font, FONTS, LABEL, MARKS } from '../layout/metrics.ts';
import { countWord } from '../layout/rows.ts';
import type { Palette } from './palette.ts';
import { element, escapeXml } from './xml.ts';

/** A laid-out chart as an SVG document that needs nothing else. */
export function svgOf(layout: Layout, lit: Lit, palette: Palette): string {
	const draw = new Picture(lit, palette);
	const outer = [...layout.boxes.values()].filter(({ open }) => open);
	const inner = [...layout.boxes.values()].filter(({ open }) => !open);
	const { width, height } = layout;
	return element(
		'svg',
		{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' },
		[
			element('title', {}, escapeXml(layout.chart.root.key)),
			element('rect', { width, height, fill: palette.ground }),
			...outer.map((box) => draw.box(box)),
			...layout.starts.map((start) => draw.start(start)),
			...layout.arrows.map((arrow) => draw.arrow(arrow)),
			...inner.map((box) => draw.box(box)),
			...layout.arrows.map((arrow) => draw.label(arrow)),
		].join('\n'),
	);
}

class Picture {
	constructor(
		private readonly lit: Lit,
		private readonly palette: Palette,
	) {}

	box(box: Box): string {
		const { palette } = this;
		const { state, x, y, width, height } = box;
		const active = this.lit.active.has(state.id);
		const stroke = active ? palette.accent : palette['line-strong'];
		if (state.kind === 'history') {
			const middle = { cx: x + width / 2, cy: y + height / 2 };
			const name = this.text(box.name, 'small', middle.cx, middle.cy + 4, palette['text-2'], 'middle');
			return element('circle', { ...middle, r: width / 2 - 1, fill: palette.surface, stroke }) + name;
		}
		const frame = element('rect', {
			x: x + 0.5,
			y: y + 0.5,
			width: width - 1,
			height: height - 1,
			rx: 8,
			fill: this.fill(box, active),
			stroke,
			'stroke-width': active ? 1.5 : 1,
			...(box.region ? { 'stroke-dasharray': '5 4' } : {}),
		});
		return frame + this.final(box, stroke) + this.head(box, active) + this.rows(box);
	}

	start({ at, points }: Start): string {
		const colour = this.palette['text-2'];
		const point = element('circle', {
			cx: at.x + at.width / 2,
			cy: at.y + at.height / 2,
			r: at.width / 2 - 1,
			fill: colour,
		});
		return point + this.line(points, colour, 1);
	}

	arrow(arrow: Arrow): string {
		const traced = this.isTraced(arrow);
		return this.line(arrow.points, traced ? this.palette.accent : this.palette['text-3'], traced ? 2 : 1);
	}

	label({ label }: Arrow): string {
		if (label === undefined) return '';
		const { palette } = this;
		const back = element('rect', {
			x: label.x,
			y: label.y,
			width: label.width,
			height: label.height,
			rx: 5,
			fill: palette.ground,
		});
		const lines = label.lines.map(({ text, font, transition }, index) => {
			const traced = transition !== undefined && this.lit.traced.has(transition);
			const plain = font === 'type' ? palette.text : palette['text-2'];
			const y = label.y + LABEL.paddingY + index * LABEL.line + 11;
			return this.text(text, font, label.x + LABEL.paddingX, y, traced ? palette['accent-strong'] : plain);
		});
		return back + lines.join('');
	}

	private fill({ open, depth }: Box, active: boolean): string {
		if (!open) return active ? this.palette['accent-soft'] : this.palette.surface;
		return depth % 2 === 0 ? this.palette.surface : this.palette['surface-2'];
	}

	private isTraced({ transitions }: Arrow): boolean {
		return transitions.some(({ id }) => this.lit.traced.has(id));
	}

	private final({ state, x, y, width, height }: Box, stroke: string): string {
		if (state.kind !== 'final') return '';
		return element('rect', {
			x: x + 3.5,
			y: y + 3.5,
			width: width - 7,
			height: height - 7,
			rx: 5,
			fill: 'none',
			stroke,
		});
	}

	private head({ state, name, x, y, width, open }: Box, active: boolean): string {
		const colour = active ? this.palette['accent-strong'] : this.palette.text;
		const mark = MARKS.get(state.kind);
		const left = x + BOX.paddingX;
		const shown =
			this.text(mark ?? '', 'small', left, y + 20, this.palette['text-3']) +
			this.text(name, 'name', left + (mark === undefined ? 0 : BOX.mark), y + 20, colour);
		if (open || state.children.length === 0) return shown;
		const count = countWord(state.children.length);
		return shown + this.text(count, 'small', x + width - BOX.paddingX, y + 20, this.palette['text-3'], 'end');
	}

	private rows({ rows, x, y }: Box): string {
		return rows
			.map(({ lead, text, leadFont, leadWidth, transition }, index) => {
				const traced = transition !== undefined && this.lit.traced.has(transition);
				const at = y + BOX.head + index * BOX.row + 10;
				const leadColour = traced ? this.palette['accent-strong'] : this.palette['text-3'];
				const left = x + BOX.paddingX;
				return (
					this.text(
						lead,
						leadFont,
						left,
						at,
						leadFont === 'type' && !traced ? this.palette.text : leadColour,
					) + this.text(text, 'small', left + leadWidth, at, this.palette['text-2'])
				);
			})
			.join('');
	}

	private line(points: Arrow['points'], colour: string, width: number): string {
		return (
			element('path', { d: linePath(points), fill: 'none', stroke: colour, 'stroke-width': width }) +
			element('path', { d: headPath(points), fill: colour })
		);
	}

	/** Each text is an element of its own, so that direction marks in it turn nothing beside it. */
	private text(text: string, font: Font, x: number, y: number, fill: string, anchor = 'start'): string {
		if (text === '') return '';
		const { size, weight, mono } = FONTS[font];
		const family = mono ? this.palette.mono : this.palette.sans;
		const attributes = { x, y, fill, 'font-family': family, 'font-size': size, 'font-weight': weight };
		return element('text', { ...attributes, 'text-anchor': anchor }, escapeXml(text));
	}
}
