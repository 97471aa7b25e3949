import type { ConnectionInfo } from '../../channel/types.ts';

export type Tone = 'good' | 'wait' | 'bad' | 'off';

const WORDS: Readonly<Record<ConnectionInfo['state'], readonly [string, Tone]>> = {
	connecting: ['Connecting', 'wait'],
	connected: ['Connected', 'good'],
	disconnected: ['Reconnecting', 'wait'],
	lost: ['Lost', 'bad'],
};

export function connectionWords(info: ConnectionInfo | undefined): readonly [string, Tone] {
	return info === undefined ? ['Not connected', 'off'] : WORDS[info.state];
}
