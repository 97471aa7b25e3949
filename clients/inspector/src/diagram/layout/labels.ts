import type { Transition } from '../chart/chart.ts';
import { fit, LABEL, type Measure } from './metrics.ts';
import { conditions, sentence } from './rows.ts';

export interface LabelLine {
	readonly text: string;
	/** What it says in full. */
	readonly title: string;
	/** `type`: what takes the transition; `small`: its guard and actions. */
	readonly font: 'type' | 'small';
	readonly transition?: string;
}

/** What a transition says, whether or not there is room for it. */
function wordsOf(transition: Transition): { text: string; font: LabelLine['font'] }[] {
	const { label, guard } = transition;
	const rest = conditions(transition);
	return [
		{ text: label, font: 'type' as const },
		{ text: rest, font: guard !== undefined && label === '' ? ('type' as const) : ('small' as const) },
	].filter(({ text }) => text !== '');
}

/** What stands on an arrow: of each of its transitions one line or two. */
export function labelOf(transitions: readonly Transition[], measure: Measure): LabelLine[] {
	const all = transitions.flatMap((of) => wordsOf(of).map((words) => ({ of, ...words })));
	const isWhole = all.length <= LABEL.maxLines;
	const lines = all.slice(0, isWhole ? LABEL.maxLines : LABEL.maxLines - 1).map(
		({ of, text, font }): LabelLine => ({
			text: fit(text, font, LABEL.maxText, measure),
			title: sentence(of),
			font,
			transition: of.id,
		}),
	);
	if (isWhole) return lines;
	const more = `and ${all.length - lines.length} more`;
	return [...lines, { text: more, title: more, font: 'small' }];
}

export function labelSize(lines: readonly LabelLine[], measure: Measure): { width: number; height: number } {
	const widths = lines.map(({ text, font }) => measure(text, font));
	return {
		width: Math.ceil(Math.max(0, ...widths)) + 2 * LABEL.paddingX,
		height: lines.length * LABEL.line + 2 * LABEL.paddingY,
	};
}
