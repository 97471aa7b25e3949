import type { ConnectionPath } from '../../channel/types.ts';
import { Name } from '../../ui/Name.tsx';

const MEANING: Readonly<Record<ConnectionPath['local'], string>> = {
	host: 'an address of the machine itself',
	srflx: 'an address seen by a STUN server',
	prflx: 'an address seen by the other peer',
	relay: 'an address on a TURN server',
};

/** The route that the packets take: this page's end first. */
export function CandidatePair({ path }: { path: ConnectionPath | undefined }) {
	if (path === undefined) return <span className="quiet">—</span>;
	const ends = [path.localAddress, path.remoteAddress].filter((address) => address !== undefined);
	return (
		<span className="pair" data-testid="candidate-pair">
			<span className="pair-kinds">
				<abbr title={MEANING[path.local]}>{path.local}</abbr>
				<span aria-label="to"> ⇄ </span>
				<abbr title={MEANING[path.remote]}>{path.remote}</abbr>
				{path.protocol !== undefined && <span className="pair-protocol">{path.protocol}</span>}
			</span>
			{ends.length > 0 && (
				<span className="pair-addresses">
					<Name>{path.localAddress ?? 'hidden'}</Name> ⇄ <Name>{path.remoteAddress ?? 'hidden'}</Name>
				</span>
			)}
		</span>
	);
}
