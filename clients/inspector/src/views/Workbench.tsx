import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { PlaceContext, type Change, usePlaceOfAddress } from '../place/use-place.ts';
import { RecordingBanner } from '../recording/views/RecordingBanner.tsx';
import { useInspected, useStore } from '../ui/use-store.ts';
import { ActorsView } from './actors/ActorsView.tsx';
import { Boundary } from './Boundary.tsx';
import { ChannelProblem } from './ChannelProblem.tsx';
import { DetailsView } from './details/DetailsView.tsx';
import { Dock } from './Dock.tsx';
import { Splitter } from './Splitter.tsx';
import { TopBar } from './TopBar.tsx';
import { useChosen } from './use-choice.ts';
import { useShare } from './use-share.ts';
import { type View, ViewSwitch } from './ViewSwitch.tsx';

/** The parts of the tool and what is chosen in them. */
export function Workbench({ retry }: { retry: () => Promise<void> }) {
	const { peers, status } = useInspected();
	const navigation = usePlaceOfAddress();
	const { place, go } = navigation;
	const chosen = useChosen(peers, place, useStore().hasSeen);
	const [view, setView] = useState<View>('actors');
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
		if (next === 'events' || next === 'sequence' || next === 'connections') go({ dock: next });
	};
	// Who reads the place is not drawn with whatever happens.
	const showing = useMemo(() => {
		const goAndShow = (change: Change) => {
			go(change);
			if (change.dock !== undefined) setView(change.dock);
			else if ('actor' in change || 'tab' in change) {
				setView('details');
				focusDetails.current = 'actor' in change;
			}
		};
		return { place, go: goAndShow };
	}, [navigation]);

	return (
		<PlaceContext value={showing}>
			<div
				className="workbench"
				data-view={view}
				style={{ '--dock': `${share}fr`, '--above': `${100 - share}fr` }}
			>
				<a
					className="skip-link"
					href="#details"
					onClick={(event) => {
						// The fragment says what is chosen.
						event.preventDefault();
						flushSync(() => {
							setView('details');
						});
						document.getElementById('details')?.focus();
					}}
				>
					Skip to the chosen actor
				</a>
				<header className="top">
					<TopBar />
					<ChannelProblem status={status} retry={retry} />
					<RecordingBanner />
				</header>
				<main className="panes">
					<section className="pane pane-actors" aria-label="Peers and actors">
						<Boundary>
							<ActorsView chosen={chosen} />
						</Boundary>
					</section>
					<section className="pane pane-details" id="details" tabIndex={-1} aria-label="Chosen actor">
						<Boundary of={chosen?.actor?.key ?? chosen?.peer.peerId}>
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
						<Dock filter={filter} onFilter={setFilter} />
					</section>
				</main>
				<ViewSwitch view={view} onSwitch={switchTo} />
			</div>
		</PlaceContext>
	);
}
