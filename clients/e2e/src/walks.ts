import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { classPath } from './test-application.ts';
import type { Walk } from './walk.ts';

/** Walks through machines of Spring Statemachine. */
export const SPRING = 'io.github.xstatewebrtc.statechart.spring.Walks';

/** Walks through machines of squirrel-foundation and stateless4j. */
export const LIBRARIES = 'io.github.xstatewebrtc.statechart.LibraryWalks';

const ENOUGH = 256 * 1024 * 1024;

/**
 * Walk machines in the JVM: one of every kind, then generated ones.
 * @param main the program among the Java tests that walks them
 * @param generated how many to generate
 * @param seed of the first; each further one has the next
 */
export async function walksInTheJvm(main: string, generated: number, seed: number): Promise<Walk[]> {
	const java = [
		'-XX:TieredStopAtLevel=1',
		'-cp',
		classPath(/^jetty-/),
		main,
		String(generated),
		String(seed),
	];
	const { stdout } = await promisify(execFile)('java', java, { maxBuffer: ENOUGH });
	const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
	return lines.map((line) => JSON.parse(line) as Walk);
}
