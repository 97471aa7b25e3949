import { createContext, memo, useContext } from 'react';
import type { Box, Start } from '../layout/layout.ts';
import { MARKS } from '../layout/metrics.ts';
import { countWord, type Row } from '../layout/rows.ts';
import { Icon } from '../../ui/Icon.tsx';
import { short } from '../../ui/format.ts';
import { useLit } from './lighting.ts';

export interface Handling {
	readonly toggle: (id: string) => void;
	readonly choose: (id: string) => void;
	/** Id of the state that the reader has chosen. */
	readonly chosen: string | undefined;
}

export const HandlingContext = createContext<Handling>({
	toggle: () => {},
	choose: () => {},
	chosen: undefined,
});

/** A state; what is in it is drawn over it. */
export const StateBox = memo(function StateBox({ box }: { box: Box }) {
	const { state, open, name, rows, region, depth } = box;
	const active = useLit(({ active: lit }) => lit.has(state.id));
	const { chosen, toggle, choose } = useContext(HandlingContext);
	const folds = state.children.length > 0 && state.parent !== undefined;
	return (
		<div
			className="diagram-state"
			data-state-path={state.path.join('.')}
			data-kind={state.kind}
			data-active={active}
			data-open={open}
			data-region={region || undefined}
			data-shade={depth % 2}
			data-chosen={chosen === state.id || undefined}
			style={{ transform: `translate(${box.x}px,${box.y}px)`, width: box.width, height: box.height }}
			onClick={() => {
				choose(state.id);
			}}
			title={short(state.description ?? state.key, 1_000)}
		>
			<div className="diagram-head">
				{folds && (
					<button
						type="button"
						className="diagram-fold nopan"
						tabIndex={-1}
						aria-label={`${open ? 'Shut' : 'Open'} ${short(state.key, 60)}`}
						data-open={open}
						onClick={(event) => {
							event.stopPropagation();
							toggle(state.id);
						}}
					>
						<Icon name="chevron" />
					</button>
				)}
				{MARKS.has(state.kind) && (
					<span className="diagram-mark" aria-hidden="true">
						{MARKS.get(state.kind)}
					</span>
				)}
				<bdi className="diagram-name">{name}</bdi>
				{active && <span className="visually-hidden">(active)</span>}
				{!open && state.children.length > 0 && (
					<span className="diagram-count">{countWord(state.children.length)}</span>
				)}
			</div>
			{rows.map((row, index) => (
				<StateRow key={index} row={row} />
			))}
		</div>
	);
});

function StateRow({ row: { lead, text, leadFont, title, transition } }: { row: Row }) {
	const traced = useLit(({ traced: lit }) => transition !== undefined && lit.has(transition));
	return (
		<div className="diagram-row" data-traced={traced || undefined} title={short(title, 1_000)}>
			{lead !== '' && (
				<bdi className="diagram-lead" data-font={leadFont}>
					{lead}
				</bdi>
			)}
			{text !== '' && <bdi>{text}</bdi>}
		</div>
	);
}

/** Where the machine, or a state in it, begins. */
export function StartPoint({ start: { at } }: { start: Start }) {
	return (
		<div
			className="diagram-start"
			style={{ transform: `translate(${at.x}px,${at.y}px)`, width: at.width, height: at.height }}
		/>
	);
}
