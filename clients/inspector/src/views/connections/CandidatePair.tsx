import type { ConnectionPath } from '../../channel/types.ts';
import { Name } from '../../ui/Name.tsx';
import { pathWords } from './connection-words.ts';

const MEANING: Readonly<Record<ConnectionPath['local'], string>> = {
	host: 'an address of the machine itself',
	srflx: 'an address seen by a STUN server',
	prflx: 'an address seen by the other peer',
	relay: 'an address on a TURN server',
};

/** The route that the packets take: this page's end first. */
export function CandidatePair({ path }: { path: ConnectionPath | undefined }) {
	if (path === undefined) return <span className="quiet">—</span>;
	const [words, isRelayed] = pathWords(path);
	const ends = [path.localAddress, path.remoteAddress].filter((address) => address !== undefined);
	return (
		<span className="pair" data-testid="candidate-pair">
			<span className="pair-words">
				{words}
				{isRelayed && <span className="relayed">relayed</span>}
			</span>
			<span className="pair-kinds">
				<abbr title={MEANING[path.local]}>{path.local}</abbr>
				<span aria-label="to"> ⇄ </span>
				<abbr title={MEANING[path.remote]}>{path.remote}</abbr>
				{path.protocol !== undefined && <span className="pair-protocol">{path.protocol}</span>}
			</span>
			{ends.length > 0 && (
				<span className="pair-addresses">
					<Address>{path.localAddress}</Address> ⇄ <Address>{path.remoteAddress}</Address>
				</span>
			)}
		</span>
	);
}

function Address({ children }: { children: string | undefined }) {
	if (children !== undefined) return <Name>{children}</Name>;
	return <abbr title="The browser tells pages no address of this end">hidden</abbr>;
}
