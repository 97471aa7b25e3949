import { OpenButton } from '../recording/views/OpenButton.tsx';
import { Logo } from '../ui/Logo.tsx';

/** Before the application has answered. */
export function FirstLoad({ problem }: { problem?: string }) {
	return (
		<main
			className="notice-page"
			data-page={problem === undefined ? 'loading' : 'waiting'}
			aria-busy={problem === undefined}
		>
			<Logo />
			<h1 className="notice-title">
				{problem === undefined ? 'Looking for statecharts…' : 'The application does not answer'}
			</h1>
			<div className="notice-text" role="status">
				{problem === undefined ? (
					<p>Asking the application for its channel.</p>
				) : (
					<>
						<p>
							<bdi>{problem}</bdi>
						</p>
						<p>Is it running? This page tries again by itself.</p>
					</>
				)}
			</div>
			<div className="progress" aria-hidden="true" />
			<div className="recording-elsewhere">
				<OpenButton />
			</div>
		</main>
	);
}
