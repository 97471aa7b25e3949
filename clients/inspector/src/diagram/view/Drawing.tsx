import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { configurationOf } from '../chart/active.ts';
import { type Chart, upwards } from '../chart/chart.ts';
import type { KnownChart } from '../chart/charts.ts';
import { foldable, foldedAtFirst } from '../layout/folding.ts';
import type { Direction } from '../layout/layout.ts';
import { remember, remembered } from '../../place/remembered.ts';
import { short } from '../../ui/format.ts';
import { Canvas } from './Canvas.tsx';
import type { DiagramProps } from './diagram-props.ts';
import { Lighting, LightingContext } from './lighting.ts';
import { Notes } from './Notes.tsx';
import { Outline } from './Outline.tsx';
import { SaveMenu } from './SaveMenu.tsx';
import { HandlingContext } from './StateBox.tsx';
import { Tools } from './Tools.tsx';
import { useLayout } from './use-layout.ts';
import { useView } from './use-view.ts';
import { Waiting } from './Waiting.tsx';

const LIST = 'diagram-list';

const typeOf = (event: unknown): string => {
	const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : undefined;
	return typeof type === 'string' ? type : '';
};

/** Along the longer side of what it is drawn in. */
const directionIn = ({ width, height }: DOMRect): Direction => (width > height ? 'RIGHT' : 'DOWN');

function useLighting(
	{ chart, tracer }: KnownChart,
	{ value, previousValue, event }: Omit<DiagramProps, 'definition' | 'otherwise'>,
) {
	const [lighting] = useState(() => new Lighting());
	const now = useMemo(() => configurationOf(chart, value), [chart, value]);
	const traced = useMemo(
		() => tracer.trace(typeOf(event), configurationOf(chart, previousValue).active, now.active),
		[chart, tracer, previousValue, event, now],
	);
	useLayoutEffect(() => {
		lighting.set({ active: now.active, traced });
	}, [lighting, now, traced]);
	return { lighting, now };
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
	const next = new Set(ids);
	if (!next.delete(id)) next.add(id);
	return next;
}

const without = (ids: ReadonlySet<string>, those: ReadonlySet<string>): ReadonlySet<string> =>
	new Set([...ids].filter((id) => !those.has(id)));

/** The innermost active states that are drawn. */
const leavesOf = (chart: Chart, active: ReadonlySet<string>): string[] =>
	[...active].filter((id) => chart.states.get(id)?.children.every((child) => !active.has(child)) === true);

export function Drawing({
	known,
	...props
}: { known: KnownChart } & Omit<DiagramProps, 'definition' | 'otherwise'>) {
	const { chart } = known;
	const body = useRef<HTMLDivElement>(null);
	const [direction, setDirection] = useState<Direction>();
	const [folded, setFolded] = useState(() => foldedAtFirst(chart));
	const [chosen, setChosen] = useState<string>();
	const [listOpen, setListOpen] = useState(remembered(LIST) === 'open');
	const { layout, working, problem, again } = useLayout(chart, folded, direction);
	const { lighting, now } = useLighting(known, props);
	const view = useView(layout, () => leavesOf(chart, now.active));
	const all = useMemo(() => foldable(chart), [chart]);

	useLayoutEffect(() => {
		if (body.current !== null) setDirection(directionIn(body.current.getBoundingClientRect()));
	}, []);

	const choose = (id: string) => {
		setChosen(id);
		const around = new Set([...upwards(chart, id)].slice(1).map((state) => state.id));
		if ([...folded].some((shut) => around.has(shut))) setFolded(without(folded, around));
		else if (listOpen) view.show([id]);
	};
	const handling = useMemo(
		() => ({
			chosen,
			choose,
			toggle: (id: string) => {
				view.hold(id);
				setFolded((before) => toggled(before, id));
			},
		}),
		[chosen, layout, folded, listOpen],
	);
	const anyOpen = [...all].some((id) => !folded.has(id));
	const name = short(chart.root.key, 60);
	return (
		<LightingContext value={lighting}>
			<HandlingContext value={handling}>
				<div
					className="diagram"
					ref={body}
					aria-busy={working}
					data-drawn={layout !== undefined || undefined}
				>
					<Notes chart={chart} layout={layout} unknown={now.unknown} />
					<div className="diagram-body">
						{listOpen && (
							<Outline
								chart={chart}
								folded={folded}
								chosen={chosen}
								onChoose={choose}
								onToggle={handling.toggle}
							/>
						)}
						{layout === undefined || problem !== undefined ? (
							<Waiting problem={problem} onAgain={again} />
						) : (
							<Canvas layout={layout} label={`State diagram of ${name}`} view={view}>
								<Tools
									view={view}
									listOpen={listOpen}
									onList={() => {
										remember(LIST, listOpen ? 'shut' : 'open');
										setListOpen(!listOpen);
									}}
									onShowActive={
										now.active.size === 0
											? undefined
											: () => {
													view.show(leavesOf(chart, now.active));
												}
									}
									folds={all.size > 0}
									anyOpen={anyOpen}
									onFoldAll={() => {
										setFolded(anyOpen ? all : new Set());
									}}
								>
									<SaveMenu layout={layout} lit={() => lighting.lit} />
								</Tools>
							</Canvas>
						)}
					</div>
				</div>
			</HandlingContext>
		</LightingContext>
	);
}
