import type { Chart, ChartState, Transition } from '../chart/chart.ts';
import { conditions } from '../layout/rows.ts';

const MAX_LETTERS = 200;

/** A text that Mermaid shows and never reads: everything but plain letters is written as its number. */
export function escapeMermaid(text: string): string {
	return Array.from(text.slice(0, MAX_LETTERS))
		.map((letter) => {
			if (/[\p{L}\p{N} .,/()-]/u.test(letter)) return letter;
			return /[\s\p{C}]/u.test(letter) ? ' ' : `#${letter.codePointAt(0) ?? 32};`;
		})
		.join('')
		.trim();
}

const historyName = ({ history }: ChartState) => (history === 'deep' ? 'H*' : 'H');

/** Writes a chart in the language of Mermaid's state diagrams. */
class MermaidWriter {
	readonly #lines = ['stateDiagram-v2'];

	constructor(private readonly chart: Chart) {}

	write(): string {
		this.#state(this.chart.root, '\t');
		// Written inside a state, an arrow would move both its ends into that.
		for (const transition of this.chart.transitions) this.#transition(transition);
		return `${this.#lines.join('\n')}\n`;
	}

	#state(state: ChartState, indent: string): void {
		const name = escapeMermaid(state.kind === 'history' ? historyName(state) : state.key);
		const head = `${indent}state "${name === '' ? '#160;' : name}" as ${state.id}`;
		if (state.children.length === 0) {
			this.#lines.push(head);
			return;
		}
		this.#lines.push(`${head} {`);
		this.#content(state, `${indent}\t`);
		this.#lines.push(`${indent}}`);
	}

	#content(state: ChartState, indent: string): void {
		state.children.forEach((id, index) => {
			const child = this.chart.states.get(id);
			if (child === undefined) return;
			// Regions beside each other.
			if (state.kind === 'parallel' && index > 0) this.#lines.push(`${indent}--`);
			this.#state(child, indent);
			if (id === state.initial) this.#lines.push(`${indent}[*] --> ${id}`);
			if (child.kind === 'final') this.#lines.push(`${indent}${id} --> [*]`);
		});
	}

	#transition(transition: Transition): void {
		const { source, targets, label } = transition;
		const text = escapeMermaid([label, conditions(transition)].filter((part) => part !== '').join(' '));
		for (const target of targets.length === 0 ? [source] : targets) {
			this.#lines.push(`\t${source} --> ${target}${text === '' ? '' : ` : ${text}`}`);
		}
	}
}

export const mermaidOf = (chart: Chart): string => new MermaidWriter(chart).write();
