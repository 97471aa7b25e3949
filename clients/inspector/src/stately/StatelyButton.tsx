import { useRef } from 'react';
import type { PeerEntry } from '../store/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { StatelyDialog } from './StatelyDialog.tsx';

/** Opens the dialog that forwards a peer's events to Stately's inspector. */
export function StatelyButton({ peer }: { peer: PeerEntry }) {
	const dialog = useRef<HTMLDialogElement>(null);
	return (
		<>
			<button
				type="button"
				className="button button-quiet"
				onClick={() => {
					dialog.current?.showModal();
				}}
			>
				<Icon name="outside" />
				Open in Stately Inspector
			</button>
			<StatelyDialog dialog={dialog} peer={peer} />
		</>
	);
}
