import { Icon } from '../ui/Icon.tsx';
import { useStately } from './use-stately.ts';

/** Says in every view that events leave the page, and ends it. */
export function ForwardingNote() {
	const { stately, state } = useStately();
	if (state.state !== 'forwarding') return null;
	return (
		<button
			type="button"
			className="button button-quiet forwarding"
			aria-label={`Stop forwarding to ${state.origin}`}
			title={`The events of a peer leave this page for ${state.origin}. Press to stop.`}
			onClick={stately.stop}
		>
			<Icon name="outside" />
			<span className="forwarding-where">{new URL(state.origin).host}</span>
			<Icon name="close" />
		</button>
	);
}
