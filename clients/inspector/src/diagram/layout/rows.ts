import type { ChartState, Transition } from '../chart/chart.ts';
import { BOX, fit, type Font, type Measure } from './metrics.ts';

/** A line in a state's box: what kind of thing it is, and how it is called. */
export interface Row {
	readonly lead: string;
	readonly text: string;
	readonly leadFont: Font;
	/** In pixels: where the text begins after it. */
	readonly leadWidth: number;
	/** What it says in full. */
	readonly title: string;
	/** The transition that it stands for, which leads nowhere else. */
	readonly transition?: string;
}

const MAX_ROWS = 12;
const GAP = 6;

/** `[guard] / action, action` */
export function conditions({ guard, actions }: Transition): string {
	return [guard === undefined ? '' : `[${guard}]`, actions.length > 0 ? `/ ${actions.join(', ')}` : '']
		.filter((part) => part !== '')
		.join(' ');
}

/** What a transition says of itself, in one text. */
export function sentence(transition: Transition): string {
	const lost =
		transition.lost.length > 0 ? `to ${transition.lost.join(', ')}, which is not in the definition` : '';
	return [transition.label, conditions(transition), lost, transition.description ?? '']
		.filter((part) => part !== '')
		.join(' ');
}

export const countWord = (count: number): string => `${count} ${count === 1 ? 'state' : 'states'}`;

function row(lead: string, text: string, leadFont: Font, title: string, measure: Measure): Row {
	const shownLead = fit(lead, leadFont, BOX.maxText, measure);
	const leadWidth = shownLead === '' ? 0 : Math.ceil(measure(shownLead, leadFont)) + GAP;
	const room = BOX.maxText - leadWidth;
	return {
		lead: shownLead,
		text: room > 20 ? fit(text, 'small', room, measure) : '',
		leadFont,
		leadWidth,
		title,
	};
}

/** The lines below a state's name; `own` are its transitions that have no target. */
export function rowsOf(state: ChartState, own: readonly Transition[], measure: Measure): Row[] {
	const plain = (lead: string, texts: readonly string[]) =>
		texts.length === 0
			? []
			: [() => row(lead, texts.join(', '), 'small', `${lead} ${texts.join(', ')}`, measure)];
	const { description } = state;
	/** What makes each of them: only those that are drawn are measured. */
	const rows: (() => Row)[] = [
		...(description === undefined ? [] : [() => row('', description, 'small', description, measure)]),
		...plain('tags', state.tags),
		...plain('invoke', state.invokes),
		...plain('entry /', state.entry),
		...plain('exit /', state.exit),
		...own.map((transition) => () => ownRow(transition, measure)),
	];
	if (rows.length <= MAX_ROWS) return rows.map((make) => make());
	const more = `and ${rows.length - MAX_ROWS + 1} more`;
	return [...rows.slice(0, MAX_ROWS - 1).map((make) => make()), row('', more, 'small', more, measure)];
}

function ownRow(transition: Transition, measure: Measure): Row {
	const text = transition.lost.length > 0 ? `→ ${transition.lost.join(', ')}?` : conditions(transition);
	return { ...row(transition.label, text, 'type', sentence(transition), measure), transition: transition.id };
}
