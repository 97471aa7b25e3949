import { usePlace } from '../place/use-place.ts';
import { SequenceView } from '../sequence/SequenceView.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { useInspected } from '../ui/use-store.ts';
import { Boundary } from './Boundary.tsx';
import { ConnectionsView } from './connections/ConnectionsView.tsx';
import { LogView } from './log/LogView.tsx';

/** What happens in the whole channel, below what is chosen. */
export function Dock({ filter, onFilter }: { filter: string; onFilter: (filter: string) => void }) {
	const { peers } = useInspected();
	const { place, go } = usePlace();
	const dock = place.dock ?? 'events';
	return (
		<Tabs
			label="Events and connections"
			tabs={[
				{ id: 'events', label: 'Events' },
				{ id: 'sequence', label: 'Sequence' },
				{ id: 'connections', label: 'Connections', badge: String(peers.length) },
			]}
			chosen={dock}
			onChoose={(id) => {
				go({ dock: id });
			}}
		>
			<Boundary key={dock}>
				{dock === 'events' && <LogView filter={filter} onFilter={onFilter} />}
				{dock === 'sequence' && <SequenceView />}
				{dock === 'connections' && <ConnectionsView />}
			</Boundary>
		</Tabs>
	);
}
