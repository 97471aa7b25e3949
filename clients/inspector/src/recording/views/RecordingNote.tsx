import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { useRecording } from '../use-recording.ts';

/** A recording is being opened, or is not opened, and why. */
export function RecordingNote() {
	const { opening, problem, dismiss } = useRecording();
	if (opening === undefined && problem === undefined) return null;
	return (
		<div className="recording-note" data-problem={problem !== undefined || undefined}>
			<Icon name={problem === undefined ? 'record' : 'warning'} />
			{opening !== undefined && (
				<p role="status">
					Opening <Name>{opening.file}</Name>…{' '}
					<span aria-hidden="true">{Math.floor(opening.share * 100)} %</span>
				</p>
			)}
			{problem !== undefined && (
				<p role="alert">
					<strong>
						<Name>{problem.file}</Name>
					</strong>{' '}
					was not opened. <bdi>{problem.sentence}</bdi>
				</p>
			)}
			<button type="button" className="button button-quiet" onClick={dismiss}>
				{problem === undefined ? 'Cancel' : 'Close'}
			</button>
		</div>
	);
}
