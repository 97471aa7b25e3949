import type { LogEntry } from '../store/log-types.ts';
import { PayloadPanel } from '../views/log/PayloadPanel.tsx';

const WORDS: Readonly<Record<LogEntry['kind'], string>> = {
	actor: 'Started',
	event: 'Sent',
	snapshot: 'State',
	reply: 'Reply',
	dead: 'Dead letter',
	other: 'Told',
	gap: 'Gap',
	peer: 'Peer',
};

/** What the entries carried that a row shows, one at a time. */
export function RowPanel({
	entry,
	entries,
	onChoose,
	onClose,
	onShowActor,
}: {
	entry: LogEntry;
	entries: readonly LogEntry[];
	onChoose: (entry: LogEntry) => void;
	onClose: () => void;
	onShowActor: () => void;
}) {
	const first = entries.find(({ kind }) => kind === 'event');
	return (
		<div className="seq-panel">
			{entries.length > 1 && (
				<div className="seq-parts" role="group" aria-label="What this row shows">
					{entries.map((each) => (
						<button
							key={each.id}
							type="button"
							className="seq-part"
							aria-pressed={each === entry}
							onClick={() => {
								onChoose(each);
							}}
						>
							{each.kind === 'event' && each !== first ? 'Received' : WORDS[each.kind]}
						</button>
					))}
				</div>
			)}
			<PayloadPanel key={entry.id} entry={entry} onClose={onClose} onShowActor={onShowActor} />
		</div>
	);
}
