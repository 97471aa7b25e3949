import type { PageStatus } from '../store/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { Name } from '../ui/Name.tsx';
import { refusalOf } from './refusal.ts';

/** Why what is shown is not of now. While only the hub is away the connections to peers live on. */
export function ChannelProblem({ status, retry }: { status: PageStatus; retry: () => Promise<void> }) {
	const refusal = refusalOf(status);
	if (refusal !== undefined) {
		return (
			<div className="channel-problem" data-page="refused">
				<Icon name="lock" />
				<p role="alert">
					{refusal.title}; what is below was seen before. <bdi>{refusal.message}</bdi>
				</p>
				<button type="button" className="button button-quiet" onClick={() => void retry()}>
					Try again
				</button>
			</div>
		);
	}
	if (status.state === 'waiting') {
		return <Waiting what="The application does not answer; this page tries again" why={status.message} />;
	}
	if (status.state !== 'rejoining') return null;
	return <Waiting what="The hub does not answer; this page joins again" why={status.error?.message} />;
}

function Waiting({ what, why }: { what: string; why: string | undefined }) {
	return (
		<p className="channel-problem">
			<Icon name="warning" />
			<span>
				{what} by itself. {why !== undefined && <Name>{why}</Name>}
			</span>
		</p>
	);
}
