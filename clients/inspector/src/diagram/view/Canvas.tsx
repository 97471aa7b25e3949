import { ReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import type { Layout } from '../layout/layout.ts';
import { ArrowLine } from './ArrowLine.tsx';
import { edgesOf, nodesOf } from './flow.ts';
import { StartPoint, StateBox } from './StateBox.tsx';
import { useInSlices } from './use-in-slices.ts';
import type { View } from './use-view.ts';

const NODE_TYPES = { state: StateBox, start: StartPoint };
const EDGE_TYPES = { arrow: ArrowLine };
const OPTIONS = { hideAttribution: true };

const STEP = 60;

/** The drawing: moved by dragging, wheel and keys. */
export function Canvas({
	layout,
	label,
	view,
	onChoose,
	children,
}: {
	layout: Layout;
	label: string;
	view: View;
	onChoose: (id: string) => void;
	children: ReactNode;
}) {
	const nodes = useInSlices(useMemo(() => nodesOf(layout), [layout]));
	const edges = useInSlices(useMemo(() => edgesOf(layout), [layout]));
	const keys = new Map<string, () => void>([
		[
			'ArrowLeft',
			() => {
				view.pan(STEP, 0);
			},
		],
		[
			'ArrowRight',
			() => {
				view.pan(-STEP, 0);
			},
		],
		[
			'ArrowUp',
			() => {
				view.pan(0, STEP);
			},
		],
		[
			'ArrowDown',
			() => {
				view.pan(0, -STEP);
			},
		],
		['+', view.zoomIn],
		['=', view.zoomIn],
		['-', view.zoomOut],
		['0', view.fit],
	]);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
		const act = keys.get(event.key);
		if (act === undefined) return;
		event.preventDefault();
		act();
	};
	return (
		<section
			className="diagram-canvas"
			aria-label={label}
			aria-describedby="diagram-keys"
			tabIndex={0}
			onKeyDown={onKeyDown}
		>
			<p className="visually-hidden" id="diagram-keys">
				Arrow keys move the diagram, plus and minus zoom, zero shows all of it. The button “States” opens them
				as a list.
			</p>
			<ReactFlow
				role="presentation"
				nodes={nodes}
				edges={edges}
				nodeTypes={NODE_TYPES}
				edgeTypes={EDGE_TYPES}
				proOptions={OPTIONS}
				minZoom={0.02}
				maxZoom={2}
				panOnScroll
				nodesDraggable={false}
				nodesConnectable={false}
				nodesFocusable={false}
				edgesFocusable={false}
				elementsSelectable={false}
				disableKeyboardA11y
				deleteKeyCode={null}
				selectionKeyCode={null}
				onNodeClick={(_event, node) => {
					if (node.type === 'state') onChoose(node.id);
				}}
				onMoveStart={(event) => {
					if (event !== null) view.moved();
				}}
			/>
			{children}
		</section>
	);
}
