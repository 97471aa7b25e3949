import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { classPath } from './test-application.ts';
import type { Walk } from './walk.ts';

const MAIN = 'io.github.xstatewebrtc.statechart.spring.Walks';

const ENOUGH = 256 * 1024 * 1024;

/**
 * Walk machines in the JVM: one of every kind, then generated ones.
 * @param generated how many to generate
 * @param seed of the first; each further one has the next
 */
export async function walksInTheJvm(generated: number, seed: number): Promise<Walk[]> {
	const java = [
		'-XX:TieredStopAtLevel=1',
		'-cp',
		classPath(/^jetty-/),
		MAIN,
		String(generated),
		String(seed),
	];
	const { stdout } = await promisify(execFile)('java', java, { maxBuffer: ENOUGH });
	const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
	return lines.map((line) => JSON.parse(line) as Walk);
}
