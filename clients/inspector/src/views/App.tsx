import { useEffect } from 'react';
import { type Sending, SendingContext } from '../sending/use-sending.ts';
import { StatelyContext, useStatelyOf } from '../stately/use-stately.ts';
import { short } from '../ui/format.ts';
import { DropTarget } from '../recording/views/DropTarget.tsx';
import { RecordingNote } from '../recording/views/RecordingNote.tsx';
import { RecordingProvider, useRecordings } from '../recording/use-recording.ts';
import { useInspected, StoreContext } from '../ui/use-store.ts';
import type { InspectorStore } from '../store/store.ts';
import { NoAnswer } from './NoAnswer.tsx';
import { refusalOf } from './refusal.ts';
import { Refused } from './Refused.tsx';
import { Workbench } from './Workbench.tsx';

export interface AppProps {
	readonly store: InspectorStore;
	readonly retry: () => Promise<void>;
	/** Absent where there is nobody to send to. */
	readonly sending?: Sending | undefined;
}

/** The live store goes on behind a recording that is shown in its place: whoever reads a store reads the one around. */
export function App({ store, retry, sending }: AppProps) {
	const recordings = useRecordings();
	const stately = useStatelyOf(store);
	const { shown } = recordings;
	return (
		<RecordingProvider value={recordings}>
			<StoreContext value={shown?.store ?? store}>
				<SendingContext value={shown === undefined ? sending : undefined}>
					<StatelyContext value={stately}>
						<Page key={recordings.turn} retry={retry} />
					</StatelyContext>
				</SendingContext>
			</StoreContext>
			<DropTarget />
			<RecordingNote />
		</RecordingProvider>
	);
}

/** What was seen stays within reach, whatever becomes of the channel; the frame is there while the application is asked. */
function Page({ retry }: { retry: () => Promise<void> }) {
	const { status, application, peers, log } = useInspected();
	useEffect(() => {
		document.title = application === '' ? 'XState inspector' : `${short(application, 60)} – XState inspector`;
	}, [application]);
	if (peers.length === 0 && log.nextId === log.firstId) {
		const refusal = refusalOf(status);
		if (refusal !== undefined) return <Refused {...refusal} retry={retry} />;
		if (status.state === 'waiting') return <NoAnswer problem={status.message} />;
	}
	return <Workbench retry={retry} />;
}
