import { startJava } from '../application.ts';
import { JAR, Sample } from '../sample.ts';

/** The sample with nobody who buys: what happens is the crowd's alone. */
export async function quietSample(): Promise<Sample> {
	return new Sample(await startJava(['-jar', JAR], ['server.port=0', 'shop.trade.interval=1h']));
}
