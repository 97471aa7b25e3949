import { useRef } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useRecording } from '../use-recording.ts';

/** Asks for a file and opens it. */
export function OpenButton({ label = 'Open a recording' }: { label?: string }) {
	const { open } = useRecording();
	const input = useRef<HTMLInputElement>(null);
	return (
		<>
			<input
				ref={input}
				type="file"
				hidden
				aria-label={label}
				accept=".jsonl,.ndjson,.json,.txt"
				onChange={({ target }) => {
					const file = target.files?.[0];
					// The same file again is a change, too.
					target.value = '';
					if (file !== undefined) open(file);
				}}
			/>
			<button
				type="button"
				className="button button-quiet"
				onClick={() => {
					input.current?.click();
				}}
			>
				<Icon name="open" />
				{label}
			</button>
		</>
	);
}
