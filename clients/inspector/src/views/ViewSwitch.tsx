import { Icon } from '../ui/Icon.tsx';

export type View = 'actors' | 'details' | 'events' | 'sequence' | 'connections';

const VIEWS: readonly { id: View; label: string }[] = [
	{ id: 'actors', label: 'Actors' },
	{ id: 'details', label: 'Details' },
	{ id: 'events', label: 'Events' },
	{ id: 'sequence', label: 'Sequence' },
	{ id: 'connections', label: 'Connections' },
];

/** On narrow screens: one part of the tool at a time. */
export function ViewSwitch({ view, onSwitch }: { view: View; onSwitch: (view: View) => void }) {
	return (
		<nav className="view-switch" aria-label="Views">
			{VIEWS.map(({ id, label }) => (
				<button
					key={id}
					type="button"
					className="view-button"
					aria-current={view === id ? 'page' : undefined}
					onClick={() => {
						onSwitch(id);
					}}
				>
					<Icon name={id} />
					{label}
				</button>
			))}
		</nav>
	);
}
