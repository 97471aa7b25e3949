import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { readPlace, writePlace } from '../place/place.ts';
import { NotARecording, readRecording, type Recording } from './read.ts';

export interface Opening {
	readonly file: string;
	/** How much of it is read, from 0 to 1. */
	readonly share: number;
}

/** What of recordings the page shows, beside which the live store goes on. */
export interface Recordings {
	/** Shown in the place of what is live. */
	readonly shown: Recording | undefined;
	readonly opening: Opening | undefined;
	/** Why the last file was not opened. */
	readonly problem: { readonly file: string; readonly sentence: string } | undefined;
	/** Another number whenever something else is shown, so that nothing of what was chosen before stays. */
	readonly turn: number;
	readonly open: (file: File) => void;
	/** Goes back to what is live. */
	readonly close: () => void;
	/** Gives up opening one, or takes note of the problem. */
	readonly dismiss: () => void;
}

const RecordingContext = createContext<Recordings | undefined>(undefined);

export const RecordingProvider = RecordingContext.Provider;

export function useRecording(): Recordings {
	const recordings = useContext(RecordingContext);
	if (recordings === undefined) throw new Error('There are no recordings around this component.');
	return recordings;
}

/** Other peers' actors are not in it, but it is looked at in the same way. A link into the recording itself stays. */
function leaveForeignPlace({ store }: Recording): void {
	const { peerId, tab, dock } = readPlace(location.hash);
	if (peerId !== undefined && store.knows(peerId)) return;
	const hash = writePlace({ ...(tab && { tab }), ...(dock && { dock }) });
	history.replaceState(null, '', location.pathname + location.search + hash);
}

const sentenceOf = (error: unknown): string =>
	error instanceof NotARecording
		? error.message
		: `It cannot be read: ${error instanceof Error ? error.message : String(error)}`;

export function useRecordings(): Recordings {
	const [shown, setShown] = useState<Recording>();
	const [opening, setOpening] = useState<Opening>();
	const [problem, setProblem] = useState<Recordings['problem']>();
	const [turn, setTurn] = useState(0);
	const reading = useRef<AbortController>(undefined);
	/** Where the reader was before the recording. */
	const livePlace = useRef<string>(undefined);

	const show = (recording: Recording | undefined) => {
		setShown(recording);
		setTurn((before) => before + 1);
	};
	const giveUp = () => {
		reading.current?.abort();
		setOpening(undefined);
		setProblem(undefined);
	};
	useEffect(
		() => () => {
			reading.current?.abort();
		},
		[],
	);

	const read = async (file: File, { signal }: AbortController) => {
		const onProgress = (share: number) => {
			setOpening({ file: file.name, share });
		};
		onProgress(0);
		try {
			const recording = await readRecording(file, onProgress, signal);
			livePlace.current ??= location.hash;
			leaveForeignPlace(recording);
			show(recording);
		} catch (error) {
			if (!signal.aborted) setProblem({ file: file.name, sentence: sentenceOf(error) });
		}
		if (!signal.aborted) setOpening(undefined);
	};

	return {
		shown,
		turn,
		opening,
		problem,
		open: (file) => {
			giveUp();
			reading.current = new AbortController();
			void read(file, reading.current);
		},
		close: () => {
			const hash = livePlace.current ?? '';
			livePlace.current = undefined;
			history.replaceState(null, '', location.pathname + location.search + hash);
			show(undefined);
		},
		dismiss: giveUp,
	};
}
