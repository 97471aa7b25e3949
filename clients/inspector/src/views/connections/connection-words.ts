import type { ConnectionInfo } from '../../channel/types.ts';
import { unavailable } from '../../channel/unavailable.ts';

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
