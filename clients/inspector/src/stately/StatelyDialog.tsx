import { type RefObject, useId, useState } from 'react';
import { remember, remembered } from '../place/remembered.ts';
import type { PeerEntry } from '../store/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { Name } from '../ui/Name.tsx';
import { StatelyProgress } from './StatelyProgress.tsx';
import { DEFAULT_ADDRESS, readTarget } from './target.ts';
import { useStately } from './use-stately.ts';

const ADDRESS = 'stately-address';

/** Says what leaves the page and where it goes, and opens the window that it goes to. */
export function StatelyDialog({
	dialog,
	peer,
}: {
	dialog: RefObject<HTMLDialogElement | null>;
	peer: PeerEntry;
}) {
	const id = useId();
	const { stately, state } = useStately();
	const [address, setAddress] = useState(() => remembered(ADDRESS) ?? DEFAULT_ADDRESS);
	const target = readTarget(address);
	const problem = 'problem' in target ? target.problem : undefined;
	const isRunning = state.state === 'waiting' || state.state === 'forwarding';

	const open = () => {
		if ('problem' in target) return;
		remember(ADDRESS, address);
		stately.open(peer, target);
	};
	return (
		<dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`}>
			<header className="dialog-head">
				<h2 className="dialog-title" id={`${id}-title`}>
					Open in Stately Inspector
				</h2>
				<button
					type="button"
					className="icon-button"
					aria-label="Close"
					onClick={() => {
						dialog.current?.close();
					}}
				>
					<Icon name="close" />
				</button>
			</header>
			<p>
				What this page knows of <Name className="dialog-name">{peer.name}</Name> goes to a window of another
				site: its actors with their definitions and states, the events that are kept, and those that come.
			</p>
			<div className="field">
				<label className="field-label" htmlFor={`${id}-address`}>
					Address
				</label>
				<input
					id={`${id}-address`}
					className="field-input mono"
					type="url"
					spellCheck={false}
					autoComplete="off"
					value={address}
					aria-invalid={problem !== undefined}
					aria-describedby={`${id}-note`}
					onChange={(event) => {
						setAddress(event.target.value);
					}}
					onKeyDown={(event) => {
						if (event.key === 'Enter') open();
					}}
				/>
				<p className="field-note" id={`${id}-note`} data-tone={problem === undefined ? undefined : 'bad'}>
					{problem}
				</p>
			</div>
			<p className="dialog-warning">
				<Icon name="warning" />
				<span>
					{'origin' in target ? (
						<>
							The events leave this page for <bdi className="mono">{target.origin}</bdi>, with all values that
							you may see.
						</>
					) : (
						'The events would leave this page for that site, with all values that you may see.'
					)}
				</span>
			</p>
			<StatelyProgress state={state} />
			<div className="dialog-tools">
				{isRunning && (
					<button type="button" className="button button-quiet" onClick={stately.stop}>
						Stop
					</button>
				)}
				<button type="button" className="button" disabled={problem !== undefined} onClick={open}>
					{isRunning ? 'Open anew' : 'Open and forward'}
				</button>
			</div>
		</dialog>
	);
}
