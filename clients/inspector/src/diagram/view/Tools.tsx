import { useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import type { View } from './use-view.ts';

function Tool({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
	return (
		<button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
			<Icon name={icon} />
		</button>
	);
}

/** What can be done with the drawing. */
export function Tools({
	view,
	listOpen,
	onList,
	onShowActive,
	folds,
	anyOpen,
	onFoldAll,
	children,
}: {
	view: View;
	listOpen: boolean;
	onList: () => void;
	onShowActive: (() => void) | undefined;
	/** Whether there is anything to shut. */
	folds: boolean;
	anyOpen: boolean;
	onFoldAll: () => void;
	children: ReactNode;
}) {
	const zoom = useStore((state) => state.transform[2]);
	return (
		<div className="diagram-tools" role="toolbar" aria-label="Diagram">
			<button
				type="button"
				className="diagram-list icon-button"
				aria-pressed={listOpen}
				title="The states as a list, to find one"
				onClick={onList}
			>
				<Icon name="actors" />
				States
			</button>
			<span className="diagram-rule" aria-hidden="true" />
			<Tool icon="minus" label="Zoom out" onClick={view.zoomOut} />
			<span className="diagram-zoom number">{Math.round(zoom * 100)} %</span>
			<Tool icon="plus" label="Zoom in" onClick={view.zoomIn} />
			<Tool icon="fit" label="Show all of it" onClick={view.fit} />
			{onShowActive !== undefined && (
				<Tool icon="target" label="Go to the active states" onClick={onShowActive} />
			)}
			{folds && (
				<Tool icon="fold" label={anyOpen ? 'Shut all states' : 'Open all states'} onClick={onFoldAll} />
			)}
			<span className="diagram-rule" aria-hidden="true" />
			{children}
		</div>
	);
}
