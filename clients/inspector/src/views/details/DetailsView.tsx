import { ChangesTab } from '../../changes/ChangesTab.tsx';
import { DiagramTab } from '../../diagram/DiagramTab.tsx';
import type { DetailsTab } from '../../place/place.ts';
import { usePlace } from '../../place/use-place.ts';
import { SendTab } from '../../sending/SendTab.tsx';
import type { ActorEntry, PeerEntry } from '../../store/types.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { NoActorReason } from '../Empty.tsx';
import type { Chosen } from '../use-choice.ts';
import { ActorHead } from './ActorHead.tsx';
import { DefinitionTab } from './DefinitionTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { PeerDetails } from './PeerDetails.tsx';

const TABS: readonly { id: DetailsTab; label: string }[] = [
	{ id: 'diagram', label: 'Diagram' },
	{ id: 'overview', label: 'Overview' },
	{ id: 'changes', label: 'Over time' },
	{ id: 'send', label: 'Send' },
	{ id: 'definition', label: 'Definition' },
];

/** What is known of the chosen actor or peer. */
export function DetailsView({
	chosen,
	onShowEvents,
}: {
	chosen: Chosen | undefined;
	onShowEvents: (filter: string) => void;
}) {
	if (chosen === undefined) return <NoActorReason />;
	const { peer, actor, gone } = chosen;
	if (actor === undefined) return <PeerDetails peer={peer} gone={gone} onShowEvents={onShowEvents} />;
	return <ActorDetails peer={peer} actor={actor} gone={gone} onShowEvents={onShowEvents} />;
}

interface Props {
	peer: PeerEntry;
	actor: ActorEntry;
	gone: boolean;
	onShowEvents: (filter: string) => void;
}

function ActorDetails({ peer, actor, gone, onShowEvents }: Props) {
	const { place, go } = usePlace();
	const tab = place.tab ?? (actor.definition === undefined ? 'overview' : 'diagram');
	return (
		<>
			<ActorHead peer={peer} actor={actor} gone={gone} onShowEvents={onShowEvents} />
			<Tabs
				label="About the actor"
				tabs={TABS}
				chosen={tab}
				onChoose={(id) => {
					go({ tab: id });
				}}
			>
				{tab === 'diagram' && <DiagramTab key={actor.key} actor={actor} />}
				{tab === 'overview' && <OverviewTab key={actor.key} actor={actor} />}
				{tab === 'changes' && <ChangesTab key={actor.key} actor={actor} />}
				{tab === 'send' && <SendTab key={actor.key} peer={peer} actor={actor} gone={gone} />}
				{tab === 'definition' && <DefinitionTab key={actor.key} actor={actor} />}
			</Tabs>
		</>
	);
}
