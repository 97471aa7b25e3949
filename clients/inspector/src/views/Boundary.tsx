import { Component, type ReactNode } from 'react';
import { Notice } from '../ui/Notice.tsx';

interface Props {
	readonly children: ReactNode;
	/** What is shown: a fault of something else is forgotten. */
	readonly of?: string | undefined;
}

/** Keeps a fault in one part of the tool from taking the others with it. */
export class Boundary extends Component<Props, { message?: string | undefined }> {
	override state: { message?: string | undefined } = {};

	static getDerivedStateFromError(error: unknown) {
		return { message: error instanceof Error ? error.message : String(error) };
	}

	override componentDidUpdate({ of }: Props) {
		if (of !== this.props.of && this.state.message !== undefined) this.setState({ message: undefined });
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
