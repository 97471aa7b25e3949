import { type ReactNode, useId } from 'react';

export function Card({
	title,
	tone,
	tool,
	grow = false,
	children,
}: {
	title: string;
	tone?: 'bad';
	tool?: ReactNode;
	/** Takes the room that is left. */
	grow?: boolean;
	children: ReactNode;
}) {
	const id = useId();
	return (
		<section className="card" data-tone={tone} data-grow={grow || undefined} aria-labelledby={id}>
			<header className="card-head">
				<h3 className="card-title" id={id}>
					{title}
				</h3>
				{tool}
			</header>
			<div className="card-body">{children}</div>
		</section>
	);
}
