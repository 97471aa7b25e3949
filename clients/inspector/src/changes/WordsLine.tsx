import { short } from '../ui/format.ts';
import type { WordsChange } from './moment.ts';

const SIGNS = { removed: ['−', 'removed'], added: ['+', 'added'], kept: ['', ''] } as const;
const ORDER = ['removed', 'added', 'kept'] as const;
const MAX_WORDS = 50;

/** Active states or tags: what went, what came, what stayed. */
export function WordsLine({
	label,
	words,
	kind,
}: {
	label: string;
	words: WordsChange;
	kind: 'state' | 'tag';
}) {
	const all = ORDER.flatMap((what) => words[what].map((word) => ({ what, word })));
	if (all.length === 0) return null;
	return (
		<div className="difference-line">
			<span className="difference-label">{label}</span>
			<ul className="word-list" aria-label={label}>
				{all.slice(0, MAX_WORDS).map(({ what, word }) => (
					<li key={word} className="word" data-what={what} data-kind={kind} title={short(word)}>
						{what !== 'kept' && (
							<>
								<span aria-hidden="true">{SIGNS[what][0]}</span>
								<span className="visually-hidden">{SIGNS[what][1]}</span>
							</>
						)}
						<bdi>{short(word, 80)}</bdi>
					</li>
				))}
				{all.length > MAX_WORDS && <li className="word">+{all.length - MAX_WORDS}</li>}
			</ul>
		</div>
	);
}
