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

/** What stands on an arrow: of each of its transitions one line or two. */
export function labelOf(transitions: readonly Transition[], measure: Measure): LabelLine[] {
	const lines: LabelLine[] = [];
	for (const transition of transitions) {
		const { id, label, guard } = transition;
		const title = sentence(transition);
		const rest = conditions(transition);
		const add = (text: string, font: LabelLine['font']) => {
			if (text !== '')
				lines.push({ text: fit(text, font, LABEL.maxText, measure), title, font, transition: id });
		};
		add(label, 'type');
		add(rest, guard !== undefined && label === '' ? 'type' : 'small');
	}
	if (lines.length <= LABEL.maxLines) return lines;
	const more = `and ${lines.length - LABEL.maxLines + 1} more`;
	return [...lines.slice(0, LABEL.maxLines - 1), { text: more, title: more, font: 'small' }];
}

export function labelSize(lines: readonly LabelLine[], measure: Measure): { width: number; height: number } {
	const widths = lines.map(({ text, font }) => measure(text, font));
	return {
		width: Math.ceil(Math.max(0, ...widths)) + 2 * LABEL.paddingX,
		height: lines.length * LABEL.line + 2 * LABEL.paddingY,
	};
}
