import { useEffect, useId, useRef, useState } from 'react';
import { count } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useInspected, useStore } from '../../ui/use-store.ts';
import { useRecording } from '../use-recording.ts';
import { OpenButton } from './OpenButton.tsx';
import { SaveButton } from './SaveButton.tsx';

/** What was seen can be saved at any time, and what was saved be opened. */
export function RecordingMenu() {
	const id = useId();
	const [open, setOpen] = useState(false);
	const box = useRef<HTMLDivElement>(null);
	const button = useRef<HTMLButtonElement>(null);

	useEffect(() => {
		if (!open) return;
		const closeOutside = ({ target }: Event) => {
			if (target instanceof Node && box.current?.contains(target) === false) setOpen(false);
		};
		document.addEventListener('pointerdown', closeOutside);
		document.addEventListener('focusin', closeOutside);
		return () => {
			document.removeEventListener('pointerdown', closeOutside);
			document.removeEventListener('focusin', closeOutside);
		};
	}, [open]);

	return (
		<div
			className="recording-menu"
			ref={box}
			onKeyDown={(event) => {
				if (event.key !== 'Escape' || !open) return;
				setOpen(false);
				button.current?.focus();
			}}
		>
			<button
				ref={button}
				type="button"
				className="icon-button"
				aria-label="Recording"
				title="Save what was seen, or open a recording"
				aria-expanded={open}
				aria-controls={id}
				onClick={() => {
					setOpen(!open);
				}}
			>
				<Icon name="record" />
			</button>
			{open && (
				<section className="recording-panel" id={id} aria-label="Recording">
					<Contents />
				</section>
			)}
		</div>
	);
}

function Contents() {
	// Draws again as things happen.
	useInspected();
	const { tape } = useStore();
	const { shown } = useRecording();
	const percent = Math.min(100, Math.round(tape.fullness * 100));
	return (
		<>
			<h2 className="recording-title">{shown === undefined ? 'Recording' : 'What was opened'}</h2>
			<p className="recording-text" data-testid="recorded">
				{tape.size === 0
					? 'Nothing has been seen yet.'
					: `${count(tape.size)} entries: all that this page has seen${tape.dropped > 0 ? ' of late' : ''}.`}
				{tape.dropped > 0 &&
					` It is full, so ${count(tape.dropped)} older ones were let go; it begins with how things stood then.`}
			</p>
			<div
				className="recording-meter"
				role="meter"
				aria-label="Room that is used"
				aria-valuemin={0}
				aria-valuemax={100}
				aria-valuenow={percent}
				aria-valuetext={`${percent} % of 100,000 entries or 128 MiB`}
			>
				<span style={{ width: `${percent}%` }} />
			</div>
			<div className="recording-actions">
				<SaveButton />
				{shown === undefined && (
					<button
						type="button"
						className="button button-quiet"
						disabled={tape.size === 0}
						onClick={() => {
							tape.beginAnew();
						}}
					>
						Begin anew
					</button>
				)}
				<OpenButton label={shown === undefined ? 'Open…' : 'Open another…'} />
			</div>
			<p className="recording-hint">
				The file holds what you may see, values too. A recording can also be dropped onto this page.
			</p>
		</>
	);
}
