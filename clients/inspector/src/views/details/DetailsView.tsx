import { useState } from 'react';
import type { ActorEntry, PeerEntry } from '../../store/types.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { NoActorReason } from '../Empty.tsx';
import type { Chosen } from '../use-choice.ts';
import { ActorHead } from './ActorHead.tsx';
import { DefinitionTab } from './DefinitionTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { PeerDetails } from './PeerDetails.tsx';

type DetailsTab = 'overview' | 'definition';

const TABS: readonly { id: DetailsTab; label: string }[] = [
	{ id: 'overview', label: 'Overview' },
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

function ActorDetails({
	peer,
	actor,
	gone,
	onShowEvents,
}: {
	peer: PeerEntry;
	actor: ActorEntry;
	gone: boolean;
	onShowEvents: (filter: string) => void;
}) {
	const [tab, setTab] = useState<DetailsTab>('overview');
	return (
		<>
			<ActorHead peer={peer} actor={actor} gone={gone} onShowEvents={onShowEvents} />
			<Tabs label="About the actor" tabs={TABS} chosen={tab} onChoose={setTab}>
				{tab === 'overview' ? (
					<OverviewTab key={actor.key} actor={actor} />
				) : (
					<DefinitionTab key={actor.key} actor={actor} />
				)}
			</Tabs>
		</>
	);
}
