import { useState } from 'react';
import type { LogEntry } from '../store/log-types.ts';
import type { ActorEntry } from '../store/types.ts';
import { Name } from '../ui/Name.tsx';
import { Notice } from '../ui/Notice.tsx';
import { LogList } from '../views/log/LogList.tsx';
import { ChangeRow } from './ChangeRow.tsx';
import { MomentView } from './MomentView.tsx';
import { Timeline } from './Timeline.tsx';
import { useChanges } from './use-changes.ts';

/** The chosen actor's states, one after the other. Looking back only looks: the actor goes on meanwhile. */
export function ChangesTab({ actor }: { actor: ActorEntry }) {
	const changes = useChanges(actor);
	const [following, setFollowing] = useState(true);
	const [pinned, setPinned] = useState<LogEntry>();
	const { rows, entry, isLive } = changes;
	const backToNow = () => {
		changes.backToNow();
		setFollowing(true);
	};
	if (entry === undefined) return <Nothing actor={actor} searching={changes.searching} />;
	return (
		<div
			className="changes"
			data-live={isLive}
			onKeyDown={(event) => {
				if (event.key === 'Escape' && !isLive) backToNow();
			}}
		>
			<Timeline changes={changes} entry={entry} onBackToNow={backToNow} />
			<div className="changes-body">
				<div className="changes-list">
					<LogList
						label="Changes"
						Row={ChangeRow}
						rows={rows}
						removed={changes.removed}
						following={following}
						onFollow={setFollowing}
						chosen={entry.id}
						onChoose={changes.lookAt}
					/>
				</div>
				<MomentView
					actor={actor}
					entry={entry}
					previous={changes.previous}
					pinned={pinned}
					onPin={(isPinned) => {
						setPinned(isPinned ? entry : undefined);
					}}
				/>
			</div>
		</div>
	);
}

function Nothing({ actor, searching }: { actor: ActorEntry; searching: boolean }) {
	if (searching) return <Notice icon="search" title="Looking through what is kept…" />;
	return (
		<Notice icon="changes" title="No change seen yet">
			<p>
				From now on each change of <Name>{actor.name}</Name> can be looked at again here, for as long as the
				log keeps it. How it stands now is in the overview.
			</p>
		</Notice>
	);
}
