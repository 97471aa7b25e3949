import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { usePlace } from '../place/use-place.ts';
import type { LogEntry } from '../store/log-types.ts';
import { Notice } from '../ui/Notice.tsx';
import { useInspectedFirst } from '../ui/use-store.ts';
import { refOf, useChosen } from '../views/log/use-chosen.ts';
import type { Lane } from './model/lane.ts';
import { entriesOf, type Row, tellingEntry } from './model/row.ts';
import { partsOf } from './row-parts.ts';
import { RowPanel } from './RowPanel.tsx';
import { SequenceList } from './SequenceList.tsx';
import { SequenceTools } from './SequenceTools.tsx';
import { useSequence } from './use-sequence.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** Who sent what to whom, across all peers; newest last. */
export const SequenceView = memo(function SequenceView() {
	const { place, go } = usePlace();
	const state = useInspectedFirst();
	const body = useRef<HTMLDivElement>(null);
	const [filter, setFilter] = useState('');
	const [hidden, setHidden] = useState(NOTHING);
	const [following, setFollowing] = useState(place.event === undefined);
	const shown = useSequence(
		state,
		useMemo(() => ({ filter, hidden }), [filter, hidden]),
	);
	const { sequence, lanes, rows } = shown;

	const { chosen: entry, setClicked } = useChosen(state.log, place.event);
	const rowId = useMemo(
		() => entry && sequence.findLast((each) => entriesOf(each).includes(entry))?.id,
		// A row of what is new comes with the next part of the log.
		[entry, sequence, shown.complete],
	);

	const choose = (chosen: LogEntry | undefined) => {
		setClicked(chosen);
		go({ event: chosen && refOf(chosen) });
	};
	const latest = useRef(choose);
	latest.current = choose;
	const onChoose = useCallback((chosen: Row) => {
		latest.current(tellingEntry(chosen));
	}, []);

	const wanted = [...sequence.lanes.values()].filter((lane) => lane.last > 0 && !lane.mirrors);
	const out = wanted.filter(({ key }) => hidden.has(key)).length;
	return (
		<div className="log seq" data-payload={entry !== undefined || undefined}>
			<SequenceTools
				filter={filter}
				onFilter={setFilter}
				notShown={filter === '' ? wanted.length - out - lanes.length : 0}
				hidden={out}
				onShowAll={() => {
					setHidden(NOTHING);
				}}
				deadLetters={sequence.deadLetters}
				onDeadLetter={() => {
					const newest = sequence.findLast(({ kind }) => kind === 'dead');
					if (newest === undefined) return;
					setFilter('');
					setHidden(NOTHING);
					setFollowing(false);
					choose(tellingEntry(newest));
				}}
				following={following}
				onFollow={setFollowing}
			/>
			<div className="log-body" ref={body}>
				{lanes.length === 0 && (filter !== '' || rows.length === 0) ? (
					<Empty filter={filter} />
				) : (
					<SequenceList
						shown={shown}
						following={following}
						onFollow={setFollowing}
						chosen={rowId}
						onChoose={onChoose}
						onHide={({ key }: Lane) => {
							setHidden(new Set([...hidden, key]));
						}}
						onShowActor={({ peerId, peerName, sessionId }: Lane) => {
							go({ peerId, peer: peerName, actor: sessionId });
						}}
					/>
				)}
				{entry !== undefined && (
					<RowPanel
						entry={entry}
						parts={partsOf(sequence.row(rowId ?? 0), sequence)}
						onChoose={choose}
						onClose={() => {
							choose(undefined);
							body.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
						}}
						onShowActor={() => {
							const { peerId, peerName: peer, sessionId: actor } = entry;
							go({ peerId, peer, actor });
						}}
					/>
				)}
			</div>
		</div>
	);
});

function Empty({ filter }: { filter: string }) {
	return filter === '' ? (
		<Notice icon="sequence" title="Nothing has happened yet">
			<p>Who sends what to whom appears here the moment it happens.</p>
		</Notice>
	) : (
		<Notice icon="search" title="No lane matches">
			<p>Filter by a part of the name of an actor, such as order, or of its peer.</p>
		</Notice>
	);
}
