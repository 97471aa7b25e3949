import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

export interface Tab<Id extends string> {
	readonly id: Id;
	readonly label: string;
	readonly badge?: string | undefined;
}

/** Tabs as the ARIA practices describe them: arrow keys move and choose. */
export function Tabs<Id extends string>({
	label,
	tabs,
	chosen,
	onChoose,
	extra,
	children,
}: {
	label: string;
	tabs: readonly Tab<Id>[];
	chosen: Id;
	onChoose: (id: Id) => void;
	/** Stands at the end of the row of tabs. */
	extra?: ReactNode;
	children: ReactNode;
}) {
	const base = useId();
	const list = useRef<HTMLDivElement>(null);
	const move = (event: KeyboardEvent) => {
		const at = tabs.findIndex((tab) => tab.id === chosen);
		const to = new Map([
			['ArrowRight', (at + 1) % tabs.length],
			['ArrowLeft', (at + tabs.length - 1) % tabs.length],
			['Home', 0],
			['End', tabs.length - 1],
		]).get(event.key);
		const tab = to === undefined ? undefined : tabs[to];
		if (to === undefined || tab === undefined) return;
		event.preventDefault();
		onChoose(tab.id);
		list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
	};
	return (
		<>
			<div className="tabs">
				<div className="tabs-list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
					{tabs.map((tab) => (
						<button
							key={tab.id}
							type="button"
							role="tab"
							className="tab"
							id={`${base}-${tab.id}`}
							aria-selected={tab.id === chosen}
							aria-controls={`${base}-panel`}
							tabIndex={tab.id === chosen ? 0 : -1}
							onClick={() => {
								onChoose(tab.id);
							}}
						>
							{tab.label}
							{tab.badge !== undefined && <span className="tab-badge">{tab.badge}</span>}
						</button>
					))}
				</div>
				{extra}
			</div>
			<div className="tab-panel" role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${chosen}`}>
				{children}
			</div>
		</>
	);
}
