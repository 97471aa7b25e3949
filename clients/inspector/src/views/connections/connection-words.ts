import type { ConnectionInfo, ConnectionPath } from '../../channel/types.ts';
import { unavailable } from '../../channel/unavailable.ts';

/** The way that packets take, in words, and whether somebody else passes them on. */
export function pathWords({
	local,
	remote,
	protocol,
}: ConnectionPath): readonly [words: string, isRelayed: boolean] {
	if (protocol === 'websocket') return ['Through the hub', true];
	if (local === 'relay' || remote === 'relay') return ['Through a TURN server', true];
	return [local === 'host' && remote === 'host' ? 'Direct' : 'Direct, through a NAT', false];
}

export type Tone = 'good' | 'wait' | 'bad' | 'off';

const WORDS: Readonly<Record<ConnectionInfo['state'], readonly [string, Tone]>> = {
	connecting: ['Connecting', 'wait'],
	connected: ['Connected', 'good'],
	disconnected: ['Reconnecting', 'wait'],
	lost: ['Lost', 'bad'],
};

export function connectionWords(info: ConnectionInfo | undefined): readonly [string, Tone] {
	if (info === undefined) return ['Not connected', 'off'];
	return unavailable(info) === undefined ? WORDS[info.state] : ['Unavailable', 'bad'];
}
