import { useEffect, useState } from 'react';
import { writeLines } from '../../recording/write.ts';
import type { Rows } from '../../store/rows.ts';
import type { Taped } from '../../store/told.ts';
import { copyText } from '../../ui/copy-text.ts';
import { count } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';

/** So many of the newest are copied: nobody pastes more, and the clipboard is the system's. */
const MAX_COPIED = 20_000;

const SAID_MS = 4_000;

function newest(rows: Rows): Taped[] {
	const all: Taped[] = [];
	for (let index = rows.size - 1; index >= 0 && all.length < MAX_COPIED; index--) {
		const entry = rows.at(index);
		if (entry?.payload !== undefined) all.push({ peerId: entry.peerId, told: entry.payload });
	}
	return all.reverse();
}

async function copy(rows: Rows): Promise<string> {
	try {
		const all = newest(rows);
		await copyText((await writeLines(all)).join(''));
		const which = all.length === MAX_COPIED ? `the newest ${count(all.length)}` : count(all.length);
		return `Copied ${which} ${all.length === 1 ? 'event' : 'events'}`;
	} catch (error) {
		return `Not copied: ${error instanceof Error ? error.message : String(error)}`;
	}
}

/** Copies the events that the filter shows as JSON Lines, written as in a recording. */
export function CopyRows({ rows }: { rows: Rows }) {
	const [said, setSaid] = useState('');
	useEffect(() => {
		if (said === '') return;
		const timer = setTimeout(() => {
			setSaid('');
		}, SAID_MS);
		return () => {
			clearTimeout(timer);
		};
	}, [said]);
	return (
		<>
			<span className="log-said" role="status">
				{said}
			</span>
			<button
				type="button"
				className="icon-button"
				aria-label="Copy the events shown"
				title="Copy the events shown, as JSON Lines"
				onClick={() => void copy(rows).then(setSaid)}
			>
				<Icon name="copy" />
			</button>
		</>
	);
}
