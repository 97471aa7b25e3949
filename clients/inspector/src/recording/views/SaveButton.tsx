import { useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useInspected, useStore } from '../../ui/use-store.ts';
import { download } from '../download.ts';
import { fileName, writeRecording } from '../write.ts';

/** Saves what is on the tape as a file. */
export function SaveButton() {
	const { tape } = useStore();
	const { application, channel } = useInspected();
	const [isBusy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string>();
	const save = async () => {
		setBusy(true);
		setProblem(undefined);
		try {
			download(await writeRecording(tape, { application, channel }), fileName(application));
		} catch (error) {
			setProblem(error instanceof Error ? error.message : String(error));
		}
		setBusy(false);
	};
	return (
		<>
			<button
				type="button"
				className="button button-small"
				disabled={isBusy || tape.size === 0}
				onClick={() => void save()}
			>
				<Icon name="save" />
				{isBusy ? 'Saving…' : 'Save as a file'}
			</button>
			{problem !== undefined && (
				<p className="recording-problem" role="alert">
					It was not saved: <bdi>{problem}</bdi>
				</p>
			)}
		</>
	);
}
