import { useEffect, useRef, useState } from 'react';
import { Tabs } from '../ui/Tabs.tsx';
import { useInspected } from '../ui/use-store.ts';
import { ActorsView } from './ActorsView.tsx';
import { Boundary } from './Boundary.tsx';
import { ConnectionsView } from './connections/ConnectionsView.tsx';
import { DetailsView } from './details/DetailsView.tsx';
import { LogView } from './log/LogView.tsx';
import { ChannelProblem } from './ChannelProblem.tsx';
import { Splitter } from './Splitter.tsx';
import { TopBar } from './TopBar.tsx';
import { type Choice, useChoice } from './use-choice.ts';
import { useShare } from './use-share.ts';
import { type View, ViewSwitch } from './ViewSwitch.tsx';

type Dock = 'events' | 'connections';

/** The parts of the tool and what is chosen in them. */
export function Workbench() {
	const { peers, status } = useInspected();
	const { chosen, choose } = useChoice(peers);
	const [view, setView] = useState<View>('actors');
	const [dock, setDock] = useState<Dock>('events');
	const [filter, setFilter] = useState('');
	const [share, setShare] = useShare();

	// On a narrow screen the row that had the focus is hidden now.
	const focusDetails = useRef(false);
	useEffect(() => {
		if (focusDetails.current && document.activeElement?.checkVisibility() !== true) {
			document.getElementById('details')?.focus();
		}
		focusDetails.current = false;
	}, [view]);

	const switchTo = (next: View) => {
		setView(next);
		if (next === 'events' || next === 'connections') setDock(next);
	};
	const showDetails = (choice: Choice) => {
		choose(choice);
		setView('details');
		focusDetails.current = true;
	};

	return (
		<div
			className="workbench"
			data-view={view}
			style={{ '--dock': `${share}fr`, '--above': `${100 - share}fr` }}
		>
			<a className="skip-link" href="#details">
				Skip to the chosen actor
			</a>
			<header className="top">
				<TopBar />
				<ChannelProblem status={status} />
			</header>
			<main className="panes">
				<section className="pane pane-actors" aria-label="Peers and actors">
					<Boundary>
						<ActorsView chosen={chosen} onChoose={showDetails} />
					</Boundary>
				</section>
				<section className="pane pane-details" id="details" tabIndex={-1} aria-label="Chosen actor">
					<Boundary>
						<DetailsView
							chosen={chosen}
							onShowEvents={(text) => {
								setFilter(text);
								switchTo('events');
							}}
						/>
					</Boundary>
				</section>
				<section className="pane pane-dock" aria-label="Events and connections">
					<Splitter share={share} onShare={setShare} />
					<Tabs
						label="Events and connections"
						tabs={[
							{ id: 'events', label: 'Events' },
							{ id: 'connections', label: 'Connections', badge: String(peers.length) },
						]}
						chosen={dock}
						onChoose={switchTo}
					>
						<Boundary key={dock}>
							{dock === 'events' ? (
								<LogView filter={filter} onFilter={setFilter} onShowActor={showDetails} />
							) : (
								<ConnectionsView />
							)}
						</Boundary>
					</Tabs>
				</section>
			</main>
			<ViewSwitch view={view} onSwitch={switchTo} />
		</div>
	);
}
