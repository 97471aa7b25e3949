import type { ActorEntry } from '../store/types.ts';
import { short } from './format.ts';

const MAX_CHIPS = 4;

/** The active states, one chip for each parallel region; the step that changed last stands out in each path. */
export function StateChips({ actor, all = false }: { actor: ActorEntry; all?: boolean }) {
	const shown = all ? actor.leaves : actor.leaves.slice(0, MAX_CHIPS);
	const rest = actor.leaves.length - shown.length;
	return (
		<span className="chips">
			{shown.map((leaf) => (
				<StateChip key={leaf} leaf={leaf} />
			))}
			{rest > 0 && <span className="chip chip-more">+{rest}</span>}
		</span>
	);
}

export function StateChip({ leaf }: { leaf: string }) {
	const dot = leaf.lastIndexOf('.') + 1;
	return (
		<span className="chip" title={short(leaf)}>
			<bdi>
				{dot > 0 && <span className="chip-path">{short(leaf.slice(0, dot), 60)}</span>}
				{short(leaf.slice(dot), 80)}
			</bdi>
		</span>
	);
}
