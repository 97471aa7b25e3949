import { classPath, JETTY } from '../test-application.ts';
import { bundle } from './bundle.ts';
import { SCALE } from './cuts.ts';
import type { Hub } from './hub.ts';
import type { Network } from './network.ts';
import type { NumberedPeer } from './numbered-peer.ts';
import { NumberedPage } from './numbered-page.ts';
import { NumberedProcess } from './numbered-process.ts';

const JAVA_PEER = 'io.github.xstatewebrtc.peer.NumberedPeer';

export async function javaPeer(network: Network, hub: Hub): Promise<NumberedPeer> {
	const java = ['java', '-XX:+UseSerialGC', '-cp', classPath(JETTY), JAVA_PEER];
	const peer = new NumberedProcess('JVM', [...network.inside, ...java, hub.signaling, String(SCALE)]);
	await peer.status();
	return peer;
}

export async function nodePeer(network: Network, hub: Hub): Promise<NumberedPeer> {
	const node = [process.execPath, await bundle('node-peer', 'es')];
	const peer = new NumberedProcess('Node', [...network.inside, ...node, hub.signaling, String(SCALE)]);
	await peer.status();
	return peer;
}

export function pagePeer(network: Network, hub: Hub): Promise<NumberedPage> {
	return NumberedPage.open(network, hub);
}
