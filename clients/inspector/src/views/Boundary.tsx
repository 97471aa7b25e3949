import { Component, type ReactNode } from 'react';
import { Notice } from '../ui/Notice.tsx';

/** Keeps a fault in one part of the tool from taking the others with it. */
export class Boundary extends Component<{ children: ReactNode }, { message?: string | undefined }> {
	override state: { message?: string | undefined } = {};

	static getDerivedStateFromError(error: unknown) {
		return { message: error instanceof Error ? error.message : String(error) };
	}

	override render() {
		const { message } = this.state;
		if (message === undefined) return this.props.children;
		return (
			<Notice icon="warning" title="This part of the page failed">
				<p role="alert">
					<bdi>{message}</bdi>
				</p>
				<button
					type="button"
					className="button"
					onClick={() => {
						this.setState({ message: undefined });
					}}
				>
					Show it again
				</button>
			</Notice>
		);
	}
}
