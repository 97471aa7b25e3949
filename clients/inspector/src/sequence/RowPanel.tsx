import type { LogEntry } from '../store/log-types.ts';
import { PayloadPanel } from '../views/log/PayloadPanel.tsx';
import type { RowPart } from './row-parts.ts';

/** What a row is about, one part at a time. */
export function RowPanel({
	entry,
	parts,
	onChoose,
	onClose,
	onShowActor,
}: {
	entry: LogEntry;
	parts: readonly RowPart[];
	onChoose: (entry: LogEntry) => void;
	onClose: () => void;
	onShowActor: () => void;
}) {
	return (
		<div className="seq-panel">
			{parts.length > 1 && (
				<div className="seq-parts" role="group" aria-label="What this row shows">
					{parts.map((part) => (
						<button
							key={part.entry.id}
							type="button"
							className="seq-part"
							aria-pressed={part.entry === entry}
							onClick={() => {
								onChoose(part.entry);
							}}
						>
							{part.word}
						</button>
					))}
				</div>
			)}
			<PayloadPanel key={entry.id} entry={entry} onClose={onClose} onShowActor={onShowActor} />
		</div>
	);
}
