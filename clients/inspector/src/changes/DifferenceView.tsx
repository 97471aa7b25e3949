import { useMemo } from 'react';
import { count } from '../ui/format.ts';
import { DifferenceTree } from './DifferenceTree.tsx';
import { type Moment, type MomentChange, momentChange } from './moment.ts';
import { WordsLine } from './WordsLine.tsx';

/** What is different from one moment to another; without the first, how the second stands. */
export function DifferenceView({ before, after }: { before: Moment | undefined; after: Moment }) {
	const change = useMemo(() => momentChange(before ?? after, after), [before, after]);
	const { status, states, tags, data } = change;
	const words = [states, tags].some(({ added, removed }) => added.length + removed.length > 0);
	const isSame = status === undefined && !words && data.count === 0 && data.isWhole;
	return (
		<div className="difference" data-differences={data.count}>
			<WordsLine label="State" words={states} kind="state" />
			<WordsLine label="Tags" words={tags} kind="tag" />
			{status !== undefined && (
				<p className="difference-line">
					<span className="difference-label">Status</span>
					<span className="status" data-status={status[0]}>
						{status[0]}
					</span>
					<span aria-label="became">→</span>
					<span className="status" data-status={status[1]}>
						{status[1]}
					</span>
				</p>
			)}
			<Remark change={change} isSame={isSame && before !== undefined} />
			{data.changes.length > 0 && <DifferenceTree changes={data.changes} />}
		</div>
	);
}

function Remark({ change: { data, contextUnknown }, isSame }: { change: MomentChange; isSame: boolean }) {
	const remarks = [
		contextUnknown && 'The context is not known of both: nobody was watching then.',
		isSame && !contextUnknown && 'Nothing is different: the event changed nothing that can be seen.',
		!data.isWhole && 'It holds more than is compared here: there may be further differences.',
		data.count > data.listed && `${count(data.count - data.listed)} further differences are not listed.`,
	].filter((each) => each !== false);
	return remarks.map((text) => (
		<p key={text} className="difference-remark quiet">
			{text}
		</p>
	));
}
