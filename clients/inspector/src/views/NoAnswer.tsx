import { OpenButton } from '../recording/views/OpenButton.tsx';
import { Logo } from '../ui/Logo.tsx';

/** The application has not answered yet, and does not now. */
export function NoAnswer({ problem }: { problem: string }) {
	return (
		<main className="notice-page" data-page="waiting">
			<Logo />
			<h1 className="notice-title">The application does not answer</h1>
			<div className="notice-text" role="status">
				<p>
					<bdi>{problem}</bdi>
				</p>
				<p>Is it running? This page tries again by itself.</p>
			</div>
			<div className="progress" aria-hidden="true" />
			<div className="recording-elsewhere">
				<OpenButton />
			</div>
		</main>
	);
}
