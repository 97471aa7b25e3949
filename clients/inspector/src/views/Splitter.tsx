import type { KeyboardEvent, PointerEvent } from 'react';

export const LEAST = 20;
export const MOST = 80;
const STEP = 5;

/** The line between what is chosen and what happens; moved by pointer or arrow keys. `share` is the lower part's, in %. */
export function Splitter({ share, onShare }: { share: number; onShare: (share: number) => void }) {
	const set = (next: number) => {
		onShare(Math.min(MOST, Math.max(LEAST, Math.round(next))));
	};
	const onPointerMove = (event: PointerEvent<HTMLElement>) => {
		// As high as both parts: what stands above them is not shared.
		const beside = event.currentTarget.closest('.workbench')?.querySelector('.pane-actors');
		const area = beside?.getBoundingClientRect();
		if (area === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
		set(((area.bottom - event.clientY) / area.height) * 100);
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === 'ArrowUp') set(share + STEP);
		else if (event.key === 'ArrowDown') set(share - STEP);
		else return;
		event.preventDefault();
	};
	return (
		<div
			className="splitter"
			role="separator"
			aria-label="Height of the events"
			aria-orientation="horizontal"
			aria-valuenow={share}
			aria-valuemin={LEAST}
			aria-valuemax={MOST}
			tabIndex={0}
			onPointerDown={(event) => {
				event.currentTarget.setPointerCapture(event.pointerId);
			}}
			onPointerMove={onPointerMove}
			onKeyDown={onKeyDown}
		/>
	);
}
