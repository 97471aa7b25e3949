import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from './languages.ts';
import { type Step, STEPS } from './steps.ts';

const FOLDER = fileURLToPath(new URL('../../target/', import.meta.url));

/** Which steps passed between which languages. */
export class Matrix {
	readonly #passed = new Set<string>();

	passed(asker: Language, answerer: Language, step: Step): void {
		this.#passed.add(key(asker, answerer, step));
	}

	/** Shows it to people, and keeps it beside what else the tests leave. */
	publish(): void {
		mkdirSync(FOLDER, { recursive: true });
		writeFileSync(`${FOLDER}interop.txt`, this.#text);
		process.stdout.write(`\n${this.#text}\n`);
	}

	get #text(): string {
		const rows = [
			['asks \\ answers', ...LANGUAGES.map(({ name }) => name)],
			...LANGUAGES.map((asker) => [asker.name, ...LANGUAGES.map((answerer) => this.#cell(asker, answerer))]),
		];
		const widths =
			rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
		const table = rows.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd(),
		);
		const reasons = LANGUAGES.flatMap(({ name, leavesOut }) =>
			Object.entries(leavesOut).map(([step, why]) => `– ${step} by ${name}: ${why}`),
		);
		const legend = `${STEPS.map((step, index) => `${index + 1} ${step}`).join(', ')}; · it did not pass`;
		return `${[...table, '', legend, ...reasons].join('\n')}\n`;
	}

	#cell(asker: Language, answerer: Language): string {
		if (asker === answerer) return '';
		return STEPS.map((step, index) => {
			if (this.#passed.has(key(asker, answerer, step))) return index + 1;
			return step in asker.leavesOut ? '–' : '·';
		}).join('');
	}
}

function key(asker: Language, answerer: Language, step: Step): string {
	return [asker.name, answerer.name, step].join(' ');
}
