import { ReactFlow } from '@xyflow/react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Layout } from '../layout/layout.ts';
import { useRestless } from './lighting.ts';
import { Sheet } from './Sheet.tsx';
import type { View } from './use-view.ts';

const OPTIONS = { hideAttribution: true };

const STEP = 60;

/** The drawing: moved by dragging, wheel and keys. */
export function Canvas({
	layout,
	label,
	view,
	children,
}: {
	layout: Layout;
	label: string;
	view: View;
	children: ReactNode;
}) {
	const restless = useRestless();
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
			data-restless={restless || undefined}
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
				proOptions={OPTIONS}
				minZoom={0.02}
				maxZoom={2}
				panOnScroll
				disableKeyboardA11y
				deleteKeyCode={null}
				selectionKeyCode={null}
				onMoveStart={(event) => {
					if (event !== null) view.moved();
				}}
			>
				<Sheet layout={layout} />
			</ReactFlow>
			{children}
		</section>
	);
}
