import type { LogEntry } from '../store/log-types.ts';
import { clock, count, short } from '../ui/format.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import type { Changes } from './use-changes.ts';

/** The way through the changes: step by step, or along a slider. */
export function Timeline({
	changes,
	entry,
	onBackToNow,
}: {
	changes: Changes;
	entry: LogEntry;
	onBackToNow: () => void;
}) {
	const { rows, index, isLive, newer, lookAt, step } = changes;
	const place = `${count(index + 1)} of ${count(rows.size)}`;
	return (
		<div className="timeline">
			<div className="timeline-steps" role="group" aria-label="Step through the changes">
				<Step
					icon="first"
					label="First change"
					off={index === 0}
					onStep={() => {
						lookAt(rows.at(0));
					}}
				/>
				<Step
					icon="previous"
					label="Change before"
					off={index === 0}
					onStep={() => {
						step(-1);
					}}
				/>
				<Step
					icon="next"
					label="Change after"
					off={isLive}
					onStep={() => {
						step(1);
					}}
				/>
				<Step icon="last" label="Now" off={isLive} onStep={onBackToNow} />
			</div>
			{rows.size > 0 && (
				<input
					className="timeline-slider"
					type="range"
					aria-label="Change"
					aria-valuetext={`${place}, ${short(entry.type, 80)} at ${clock(entry.time)}`}
					min={0}
					max={rows.size - 1}
					value={Math.max(index, 0)}
					onChange={(event) => {
						lookAt(rows.at(Number(event.target.value)));
					}}
				/>
			)}
			<span className="timeline-place number">{index === -1 ? 'no longer in the log' : place}</span>
			<span className="timeline-now">
				<span className="timeline-word" data-live={isLive} role="status">
					<span className="dot" data-tone={isLive ? 'good' : 'off'} aria-hidden="true" />
					{isLive ? 'Now' : 'Looking back'}
				</span>
				{!isLive && (
					<button type="button" className="button button-quiet" onClick={onBackToNow}>
						Back to now
						{newer > 0 && <span className="number"> · {count(newer)} new</span>}
					</button>
				)}
			</span>
		</div>
	);
}

/** Stays where the focus may be: a button that is off is still there. */
function Step({
	icon,
	label,
	off,
	onStep,
}: {
	icon: IconName;
	label: string;
	off: boolean;
	onStep: () => void;
}) {
	return (
		<button
			type="button"
			className="icon-button"
			aria-label={label}
			title={label}
			aria-disabled={off}
			onClick={() => {
				if (!off) onStep();
			}}
		>
			<Icon name={icon} />
		</button>
	);
}
