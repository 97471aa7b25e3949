import { useEffect, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useRecording } from '../use-recording.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** The whole page takes a recording that is dropped on it. */
export function DropTarget() {
	const { open } = useRecording();
	const [isOver, setOver] = useState(false);
	useEffect(() => {
		const over = (event: DragEvent) => {
			if (!hasFiles(event)) return;
			// Otherwise the browser would leave the page for the file.
			event.preventDefault();
			setOver(true);
		};
		const leave = (event: DragEvent) => {
			// It leaves each element that it passes over; only outside is there nothing next.
			if (event.relatedTarget === null) setOver(false);
		};
		const drop = (event: DragEvent) => {
			if (!hasFiles(event)) return;
			event.preventDefault();
			setOver(false);
			const file = event.dataTransfer?.files[0];
			if (file !== undefined) open(file);
		};
		window.addEventListener('dragover', over);
		window.addEventListener('dragleave', leave);
		window.addEventListener('drop', drop);
		return () => {
			window.removeEventListener('dragover', over);
			window.removeEventListener('dragleave', leave);
			window.removeEventListener('drop', drop);
		};
	}, [open]);
	if (!isOver) return null;
	return (
		<div className="drop-target" aria-hidden="true">
			<p>
				<Icon name="open" />
				Drop the recording to open it
			</p>
		</div>
	);
}
