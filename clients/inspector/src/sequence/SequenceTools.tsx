import { count } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { SearchField } from '../ui/SearchField.tsx';

/** Which lanes are drawn, and what went wrong. */
export function SequenceTools({
	filter,
	onFilter,
	notShown,
	hidden,
	onShowAll,
	deadLetters,
	onDeadLetter,
	following,
	onFollow,
}: {
	filter: string;
	onFilter: (filter: string) => void;
	/** Lanes for which there is no room. */
	notShown: number;
	/** Lanes that the reader took away. */
	hidden: number;
	onShowAll: () => void;
	deadLetters: number;
	onDeadLetter: () => void;
	following: boolean;
	onFollow: (following: boolean) => void;
}) {
	return (
		<div className="log-tools seq-tools" role="toolbar" aria-label="Sequence diagram">
			<SearchField
				label="Filter the lanes"
				placeholder="Lanes of an actor or a peer"
				value={filter}
				onChange={onFilter}
			/>
			{deadLetters > 0 && (
				<button
					type="button"
					className="seq-dead"
					data-testid="dead-letters"
					title="Go to the newest"
					onClick={onDeadLetter}
				>
					<Icon name="warning" />
					{deadLetters === 1 ? '1 dead letter' : `${count(deadLetters)} dead letters`}
				</button>
			)}
			{hidden > 0 && (
				<button type="button" className="seq-more" onClick={onShowAll}>
					{count(hidden)} hidden: show
				</button>
			)}
			{notShown > 0 && (
				<span
					className="seq-note"
					title="Those that did something last are shown; a filter finds the others."
				>
					{count(notShown)} more {notShown === 1 ? 'lane' : 'lanes'}
				</span>
			)}
			<button
				type="button"
				className="icon-button"
				aria-label="Follow the newest"
				title="Follow the newest"
				aria-pressed={following}
				onClick={() => {
					onFollow(!following);
				}}
			>
				<Icon name="follow" />
			</button>
		</div>
	);
}
