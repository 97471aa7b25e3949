import type { Reporter, TestModule } from 'vitest/node';
import { find, HINTS, PROGRAMS } from './programs.ts';

/** Says at the end, so that nobody overlooks it, what was not shown for want of a program. */
export class MissingPrograms implements Reporter {
	onTestRunEnd(modules: readonly TestModule[]): void {
		const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
		const missing = PROGRAMS.filter((program) => find(program) === undefined);
		if (skipped.length === 0 || missing.length === 0) return;
		const lines = [
			`NOT SHOWN for want of ${missing.join(', ')}:`,
			...skipped.map((test) => `  - ${test.fullName}`),
			'',
			`Install them, or name them in ${missing.map((program) => program.toUpperCase()).join(', ')}.`,
			...missing.flatMap((program) => HINTS[program] ?? []),
			'XSTATE_WEBRTC_PROGRAMS=required makes this an error.',
		];
		const width = Math.max(...lines.map((line) => line.length));
		const edge = '*'.repeat(width + 4);
		const framed = lines.map((line) => `* ${line.padEnd(width)} *`);
		process.stdout.write(`\n${[edge, ...framed, edge].join('\n')}\n\n`);
	}
}
