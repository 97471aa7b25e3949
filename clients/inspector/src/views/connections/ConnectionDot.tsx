import type { ConnectionInfo } from '../../channel/types.ts';
import { connectionWords } from './connection-words.ts';

export function ConnectionDot({ info }: { info: ConnectionInfo | undefined }) {
	const [word, tone] = connectionWords(info);
	return <span className="dot" data-tone={tone} role="img" aria-label={word} title={word} />;
}
