import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { need, type Program } from '../programs.ts';
import { bundle } from '../cuts/bundle.ts';
import { classPath, NOT_ASKED_FOR } from '../test-application.ts';
import type { InteropPeer } from './interop-peer.ts';
import { PagePeer } from './page-peer.ts';
import { ProgramPeer } from './program-peer.ts';
import type { Step } from './steps.ts';

/** A language, or a place where one runs, that the protocol is spoken in. */
export interface Language {
	readonly name: string;
	/** Without these it cannot be started. */
	readonly needs: readonly Program[];
	/** What it does not do to others, and why. */
	readonly leavesOut: Partial<Record<Step, string>>;
	/** What takes its time before it can join. */
	start(): Promise<InteropPeer>;
}

const APPLICATION = 'io.github.xstatewebrtc.application.interop.InteropApplication';

const SETTINGS = [
	'--server.port=0',
	'--server.address=127.0.0.1',
	'--spring.main.banner-mode=off',
	'--xstate.webrtc.channel-labels=interop',
	'--xstate.webrtc.actors.exposure.include=*',
];

/** The hub of the others: it joins first, and says where. */
export const JVM: Language = {
	name: 'JVM',
	needs: [],
	leavesOut: { inspect: 'The JVM is inspected and inspects nobody.' },
	start: () => {
		const java = ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classPath(NOT_ASKED_FOR)];
		return Promise.resolve(new ProgramPeer('JVM', [...java, APPLICATION, ...SETTINGS]));
	},
};

const chromium: Language = {
	name: 'Chromium',
	needs: ['chromium'],
	leavesOut: {},
	start: () => PagePeer.open('Chromium'),
};

export const startNode = async (): Promise<ProgramPeer> =>
	new ProgramPeer('Node', [process.execPath, await bundle('interop-node', 'es', import.meta.url)]);

const node: Language = { name: 'Node', needs: [], leavesOut: {}, start: startNode };

const python: Language = {
	name: 'Python',
	needs: ['python'],
	leavesOut: {},
	start: () =>
		Promise.resolve(new ProgramPeer('Python', [need('python'), 'interop_peer.py'], folder('python'))),
};

const go: Language = {
	name: 'Go',
	needs: ['go'],
	leavesOut: {},
	start: async () => {
		const program = fileURLToPath(new URL('../../dist/interop-go', import.meta.url));
		// Others may start the same program meanwhile, or build it too.
		const unfinished = `${program}.${process.pid}`;
		await promisify(execFile)(need('go'), ['build', '-o', unfinished, './internal/interop'], {
			cwd: folder('go'),
		});
		await rename(unfinished, program);
		return new ProgramPeer('Go', [program]);
	},
};

export const LANGUAGES: readonly Language[] = [JVM, chromium, node, python, go];

function folder(client: string): string {
	return fileURLToPath(new URL(`../../../${client}/`, import.meta.url));
}
