import type { PageStatus } from '../store/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { Name } from '../ui/Name.tsx';

/** While the page is cut off from the hub: the connections to peers live on, and it comes back by itself. */
export function ChannelProblem({ status }: { status: PageStatus }) {
	if (status.state !== 'rejoining') return null;
	return (
		<p className="channel-problem">
			<Icon name="warning" />
			<span>
				The hub does not answer; this page joins again by itself.{' '}
				{status.error !== undefined && <Name>{status.error.message}</Name>}
			</span>
		</p>
	);
}
