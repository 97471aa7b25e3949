import { fileURLToPath } from 'node:url';
import { Application, startJava } from './application.ts';

export const JAR =
	process.env.SAMPLE_JAR ??
	fileURLToPath(new URL('../../../sample-app/target/sample-app-0.1.0-SNAPSHOT.jar', import.meta.url));

/** The pools of the JVM itself grow and shrink as it likes; fixed, threads can be counted. */
const FIXED_POOLS = ['-XX:-UseDynamicNumberOfCompilerThreads', '-XX:+UseSerialGC'];

const DEFAULTS = ['server.port=0', 'shop.trade.interval=150ms', 'shop.order.pause=150ms'];

/** The packaged sample application. */
export class Sample extends Application {
	/** @param settings as {@link startJava} takes them, such as `shop.trade.interval=100ms` */
	static async start(...settings: string[]): Promise<Sample> {
		return Sample.startBy([], JAR, settings);
	}

	/** @param environment its variables, `XSTATE_WEBRTC_ACCESS` and their like */
	static async startIn(environment: Readonly<Record<string, string>>): Promise<Sample> {
		return Sample.startBy([], JAR, [], environment);
	}

	/**
	 * @param java the command that runs Java; none for the ordinary one
	 * @param jar the sample, as that command finds it
	 * @param settings as of {@link start}
	 * @param environment as of {@link startIn}
	 */
	static async startBy(
		java: readonly string[],
		jar: string,
		settings: readonly string[],
		environment: Readonly<Record<string, string>> = {},
	): Promise<Sample> {
		const options = [...FIXED_POOLS, ...DEFAULTS, ...settings];
		return new Sample(await startJava(['-jar', jar], options, java, environment));
	}
}
