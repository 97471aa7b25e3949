import { lazy, Suspense } from 'react';
import type { DiagramProps } from './view/diagram-props.ts';

const ChartView = lazy(() => import('./view/ChartView.tsx'));

/** A machine's diagram, of now or of the past; what draws it is fetched when it is first shown. */
export function Diagram(props: DiagramProps) {
	return (
		<Suspense
			fallback={
				<p className="diagram-waiting quiet" role="status">
					Drawing…
				</p>
			}
		>
			<ChartView {...props} />
		</Suspense>
	);
}
