import { memo } from 'react';
import type { ActorEntry } from '../store/types.ts';
import { short as cut } from './format.ts';

const MAX_CHIPS = 4;

/** The active states, one chip for each parallel region; the step that changed last stands out in each path. */
export function StateChips({ actor, all = false }: { actor: ActorEntry; all?: boolean }) {
	const shown = all ? actor.leaves : actor.leaves.slice(0, MAX_CHIPS);
	const rest = actor.leaves.length - shown.length;
	return (
		<span className="chips">
			{shown.map((leaf, index) => (
				<StateChip key={index} leaf={leaf} short={!all && shown.length > 1} />
			))}
			{rest > 0 && <span className="chip chip-more">+{rest}</span>}
		</span>
	);
}

/** `short` leaves out the path, where there is little room. */
export const StateChip = memo(function StateChip({ leaf, short = false }: { leaf: string; short?: boolean }) {
	const dot = leaf.lastIndexOf('.') + 1;
	return (
		<span className="chip" title={cut(leaf)}>
			{dot > 0 && !short && <bdi className="chip-path">{cut(leaf.slice(0, dot), 60)}</bdi>}
			<bdi className="chip-leaf">{cut(leaf.slice(dot), 80)}</bdi>
		</span>
	);
});
