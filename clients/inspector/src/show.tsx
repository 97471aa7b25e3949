import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, type AppProps } from './views/App.tsx';

/** Draws the page into `#root`. `data-ready` on the document says that it is drawn, for browser tests. */
export function show(props: AppProps): void {
	const root = document.getElementById('root');
	if (root === null) throw new Error('The page has no element with the id "root".');
	// In slices: between them the channel is joined, and peers answer meanwhile.
	startTransition(() => {
		createRoot(root).render(
			<StrictMode>
				<App {...props} />
			</StrictMode>,
		);
	});
	document.documentElement.dataset.ready = 'true';
}
