import { useMemo } from 'react';
import { type StateNode, stateTree } from '../../store/state-tree.ts';
import { Name } from '../../ui/Name.tsx';

/** The active states, nested, among those the machine could be in. */
export function StateTree({ value, definition }: { value: unknown; definition: unknown }) {
	const nodes = useMemo(() => stateTree(value, definition), [value, definition]);
	if (nodes.length === 0) return <p className="quiet">An actor without states.</p>;
	return (
		<ul className="states" aria-label="States">
			{nodes.map((node) => (
				<StateLine key={node.path} node={node} />
			))}
		</ul>
	);
}

function StateLine({ node }: { node: StateNode }) {
	const { key, level, active, type, accepts } = node;
	return (
		<li
			className="state"
			data-active={active}
			data-type={type}
			style={{ paddingInlineStart: `${(level - 1) * 18}px` }}
		>
			<span className="state-dot" aria-hidden="true" />
			<Name className="state-name">{key}</Name>
			{active && <span className="visually-hidden">(active)</span>}
			{type !== 'atomic' && type !== 'compound' && <span className="state-type">{type}</span>}
			{accepts.length > 0 && (
				<span className="accepts" title="Events it reacts to in this state">
					{accepts.map((event) => (
						<Name key={event} className="accept">
							{event === '' ? 'always' : event}
						</Name>
					))}
				</span>
			)}
		</li>
	);
}
