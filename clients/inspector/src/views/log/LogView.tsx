import { memo, useRef, useState } from 'react';
import type { LogEntry } from '../../store/log-types.ts';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useInspectedFirst, useStore } from '../../ui/use-store.ts';
import { usePlace } from '../../place/use-place.ts';
import { placeOf } from '../use-choice.ts';
import { LogList } from './LogList.tsx';
import { LogTools } from './LogTools.tsx';
import { PayloadPanel } from './PayloadPanel.tsx';
import { refOf, useChosen } from './use-chosen.ts';
import { useLogRows } from './use-log-rows.ts';

/** Everything that happened, newest last. */
export const LogView = memo(function LogView({
	filter,
	onFilter,
}: {
	filter: string;
	onFilter: (filter: string) => void;
}) {
	const { place, go } = usePlace();
	const { log } = useInspectedFirst();
	const store = useStore();
	const body = useRef<HTMLDivElement>(null);
	const [paused, setPaused] = useState(false);
	const [following, setFollowing] = useState(true);
	const { rows, removed, waiting, searching, held } = useLogRows(log, filter, paused);
	const { chosen, linked, setClicked } = useChosen(log, place.event);
	const [reached, setReached] = useState<LogEntry>();
	if (linked !== reached) {
		setReached(linked);
		// Where a link leads is not where the newest is.
		if (linked !== undefined) setFollowing(false);
	}
	const setChosen = (entry: LogEntry | undefined) => {
		setClicked(entry);
		go({ event: entry && refOf(entry) });
	};

	return (
		<div className="log" data-payload={chosen !== undefined || undefined}>
			<LogTools
				filter={filter}
				onFilter={onFilter}
				paused={paused}
				waiting={waiting}
				onPause={setPaused}
				following={following}
				onFollow={setFollowing}
				rows={rows}
				searching={searching}
				held={held}
				onClear={() => {
					store.clearLog();
					setChosen(undefined);
					setPaused(false);
				}}
			/>
			{log.dropped > 0 && (
				<p className="log-dropped">
					{count(log.dropped)} older entries were let go: the log keeps the newest{' '}
					{count(log.nextId - log.firstId)}.
				</p>
			)}
			<div className="log-body" ref={body}>
				{rows.size === 0 ? (
					<Empty filtered={filter !== ''} searching={searching} />
				) : (
					<LogList
						key={filter}
						rows={rows}
						removed={removed}
						following={following}
						onFollow={setFollowing}
						chosen={chosen?.id}
						linked={linked?.id}
						onChoose={setChosen}
					/>
				)}
				{chosen !== undefined && (
					<PayloadPanel
						key={chosen.id}
						entry={chosen}
						onClose={() => {
							setChosen(undefined);
							body.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
						}}
						onShowActor={() => {
							go(placeOf(chosen));
						}}
					/>
				)}
			</div>
		</div>
	);
});

function Empty({ filtered, searching }: { filtered: boolean; searching: boolean }) {
	if (searching) return <Notice icon="search" title="Looking through what is kept…" />;
	return filtered ? (
		<Notice icon="search" title="Nothing matches">
			<p>
				Filter by <code>type:PAY</code>, <code>actor:order</code>, <code>peer:shop</code>,{' '}
				<code>state:paid</code>, <code>kind:event</code> or any text; a minus in front leaves out.
			</p>
		</Notice>
	) : (
		<Notice icon="events" title="Nothing has happened yet">
			<p>Events and state changes appear here the moment they happen.</p>
		</Notice>
	);
}
