import { useMemo } from 'react';
import { isSendable } from '../../sending/accepted-events.ts';
import { type StateNode, stateTree } from '../../store/state-tree.ts';
import { Name } from '../../ui/Name.tsx';

/** The active states, nested, among those the machine could be in. */
export function StateTree({
	value,
	definition,
	onEvent,
}: {
	value: unknown;
	definition: unknown;
	/** Begins an event of this type; absent where none can be sent. */
	onEvent?: ((type: string) => void) | undefined;
}) {
	const nodes = useMemo(() => stateTree(value, definition), [value, definition]);
	if (nodes.length === 0) return <p className="quiet">An actor without states.</p>;
	return <StateList nodes={nodes} label="States" onEvent={onEvent} />;
}

/** States beside each other: an active one on a line of its own, what it could be instead in as few lines as it takes. */
type OnEvent = ((type: string) => void) | undefined;

function StateList({
	nodes,
	label,
	onEvent,
}: {
	nodes: readonly StateNode[];
	label?: string;
	onEvent: OnEvent;
}) {
	const level = nodes[0]?.level;
	return (
		<ul className="states" aria-label={label}>
			{nodes.flatMap((node, index) => {
				if (node.level !== level) return [];
				const next = nodes.findIndex((other, at) => at > index && other.level === level);
				return (
					<State
						key={index}
						node={node}
						below={nodes.slice(index + 1, next < 0 ? undefined : next)}
						onEvent={onEvent}
					/>
				);
			})}
		</ul>
	);
}

function State({ node, below, onEvent }: { node: StateNode; below: readonly StateNode[]; onEvent: OnEvent }) {
	const { key, active, type, accepts } = node;
	return (
		<li className="state-item" data-active={active}>
			<span className="state" data-active={active} data-type={type}>
				<span className="state-dot" aria-hidden="true" />
				<Name className="state-name">{key}</Name>
				{active && <span className="visually-hidden">(active)</span>}
				{type !== 'atomic' && type !== 'compound' && <span className="state-type">{type}</span>}
				{accepts.length > 0 && (
					<span className="accepts" title="Events it reacts to in this state">
						{accepts.map((event) => (
							<Accept key={event} event={event} onEvent={onEvent} />
						))}
					</span>
				)}
			</span>
			{below.length > 0 && <StateList nodes={below} onEvent={onEvent} />}
		</li>
	);
}

function Accept({ event, onEvent }: { event: string; onEvent: OnEvent }) {
	if (event === '') return <span className="accept">always</span>;
	if (onEvent === undefined || !isSendable(event)) return <Name className="accept">{event}</Name>;
	return (
		<button
			type="button"
			className="accept accept-button"
			title="Write this event"
			onClick={() => {
				onEvent(event);
			}}
		>
			<Name>{event}</Name>
		</button>
	);
}
