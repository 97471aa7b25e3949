import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, startJava } from './application.ts';

/** An argument file for java, written by the Maven build. */
const CLASS_PATH = new URL('../../../xstate-webrtc-autoconfigure/target/test-classpath', import.meta.url);

const ROOT = 'io.github.xstatewebrtc.application.';

/** Beside Tomcat it takes over the WebSockets. */
export const JETTY = /^jetty-|^spring-boot-.*jetty|^jakarta\.websocket/;

/** Devtools start everything in class loaders of their own. */
export const NOT_ASKED_FOR = new RegExp(`${JETTY.source}|^spring-boot-devtools`);

/** An application that lives among the Java tests, with everything on its class path that they have. */
export class TestApplication extends Application {
	/**
	 * @param name of its class below `io.github.xstatewebrtc.application`
	 * @param settings as {@link startJava} takes them
	 * @param without names of the jars to leave out
	 */
	static async start(
		name: string,
		settings: readonly string[] = [],
		without: RegExp = NOT_ASKED_FOR,
	): Promise<TestApplication> {
		const program = ['-cp', classPath(without), ROOT + name];
		return new TestApplication(await startJava(program, ['server.port=0', ...settings]));
	}
}

/** The jars and directories of the Java tests, separated as on a command line. */
export function classPath(without: RegExp): string {
	const [, entries] = /^-cp "(.*)"$/s.exec(readFileSync(CLASS_PATH, 'utf8').trim()) ?? [];
	if (entries === undefined) {
		throw new Error(`${fileURLToPath(CLASS_PATH)} names no class path: build with mvn package -DskipTests.`);
	}
	return entries
		.split(':')
		.filter((entry) => !without.test(basename(entry)))
		.join(':');
}
