import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

/** What to say where there is nothing to show: what it is, and what to do. */
export function Notice({ icon, title, children }: { icon?: IconName; title: string; children?: ReactNode }) {
	return (
		<div className="notice">
			{icon !== undefined && (
				<span className="notice-icon">
					<Icon name={icon} />
				</span>
			)}
			<p className="notice-title">{title}</p>
			{children !== undefined && <div className="notice-text">{children}</div>}
		</div>
	);
}
