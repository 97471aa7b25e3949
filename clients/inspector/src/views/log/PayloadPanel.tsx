import { CopyButton } from '../../json/CopyButton.tsx';
import { JsonTree } from '../../json/JsonTree.tsx';
import type { InspectionEvent } from '../../channel/types.ts';
import type { LogEntry } from '../../store/log-types.ts';
import { clock } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';

/** What happened before how it was wrapped. */
function tellingFirst({ event, snapshot, ...wrapping }: InspectionEvent) {
	return {
		...(event === undefined ? {} : { event }),
		...(snapshot === undefined ? {} : { snapshot }),
		...wrapping,
	};
}

/** What a row of the log carried. */
export function PayloadPanel({
	entry,
	onClose,
	onShowActor,
}: {
	entry: LogEntry;
	onClose: () => void;
	onShowActor: () => void;
}) {
	return (
		<section
			className="payload"
			aria-label="Chosen event"
			onKeyDown={(event) => {
				if (event.key === 'Escape') onClose();
			}}
		>
			<header className="payload-head">
				<h2 className="payload-title">
					<Name>{entry.type}</Name>
				</h2>
				<CopyButton label="Copy the event" value={entry.payload ?? entry.type} />
				<button type="button" className="icon-button" aria-label="Close" title="Close" onClick={onClose}>
					<Icon name="close" />
				</button>
			</header>
			<p className="payload-sub">
				<button type="button" className="link" onClick={onShowActor}>
					<Name>{entry.actorName ?? entry.peerName}</Name>
				</button>
				<span className="number">{clock(entry.time)}</span>
				{entry.seq !== undefined && <span className="number">#{entry.seq}</span>}
			</p>
			{entry.payload !== undefined && <JsonTree label="Payload" value={tellingFirst(entry.payload)} />}
		</section>
	);
}
