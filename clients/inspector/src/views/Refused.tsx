import { OpenButton } from '../recording/views/OpenButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Name } from '../ui/Name.tsx';
import type { Refusal } from './refusal.ts';

/** The application or its hub said no for good: its own sentence says what to do. */
export function Refused({ title, code, message, retry }: Refusal & { retry: () => Promise<void> }) {
	return (
		<main className="notice-page" data-page="refused">
			<span className="notice-icon notice-icon-error">
				<Icon name="lock" />
			</span>
			<h1 className="notice-title">{title}</h1>
			<p className="notice-quote" role="alert">
				<bdi>{message}</bdi>
			</p>
			<p className="notice-code">
				<code>
					<Name>{code}</Name>
				</code>
			</p>
			<button type="button" className="button" onClick={() => void retry()}>
				Try again
			</button>
			<div className="recording-elsewhere">
				<OpenButton />
			</div>
		</main>
	);
}
