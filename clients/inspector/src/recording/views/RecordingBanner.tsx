import { count, short } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { useRecording } from '../use-recording.ts';

const when = (time: number): string =>
	new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

const linesOf = (number: number): string => (number === 1 ? '1 line' : `${count(number)} lines`);

/** Says that what is shown is not live, what it is, and the way back. */
export function RecordingBanner() {
	const { shown, close } = useRecording();
	if (shown === undefined) return null;
	const { file, application, savedAt, lines, bad, dropped } = shown;
	return (
		<div
			className="recording-banner"
			role="region"
			aria-label="Recording that is shown"
			data-testid="recording"
		>
			<Icon name="record" />
			<p className="recording-what">
				<strong>
					<Name>{file}</Name>
				</strong>{' '}
				is a recording{application !== '' && ' of '}
				{application !== '' && <bdi>{short(application, 60)}</bdi>}
				{savedAt !== undefined && `, saved ${when(savedAt)}`}: {linesOf(lines)}.
				{dropped > 0 && ` ${count(dropped)} older ones had been let go.`}
				{bad > 0 && (
					<span className="recording-bad">
						{' '}
						{linesOf(bad)} could not be read and {bad === 1 ? 'is' : 'are'} left out.
					</span>
				)}
			</p>
			<button type="button" className="button button-quiet" onClick={close}>
				<Icon name="arrow" />
				Back to live
			</button>
		</div>
	);
}
