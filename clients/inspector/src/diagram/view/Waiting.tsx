import { usePlace } from '../../place/use-place.ts';
import { Notice } from '../../ui/Notice.tsx';

/** Instead of the drawing, until there is one. */
export function Waiting({ problem, onAgain }: { problem: string | undefined; onAgain: () => void }) {
	const { go } = usePlace();
	if (problem === undefined) {
		return (
			<p className="diagram-waiting quiet" role="status">
				Finding a place for every state…
			</p>
		);
	}
	return (
		<Notice icon="warning" title="The diagram could not be laid out">
			<p role="alert">
				<bdi>{problem}</bdi> Try it again; the states are in the overview too.
			</p>
			<p className="diagram-ways">
				<button type="button" className="button" onClick={onAgain}>
					Try again
				</button>
				<button
					type="button"
					className="button button-quiet"
					onClick={() => {
						go({ tab: 'overview' });
					}}
				>
					Overview
				</button>
			</p>
		</Notice>
	);
}
