import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { InspectorStore } from './store/store.ts';
import { App } from './views/App.tsx';

/** Draws the page into `#root`. `data-ready` on the document says that it is drawn, for browser tests. */
export function show(store: InspectorStore, retry: () => Promise<void>): void {
	const root = document.getElementById('root');
	if (root === null) throw new Error('The page has no element with the id "root".');
	createRoot(root).render(
		<StrictMode>
			<App store={store} retry={retry} />
		</StrictMode>,
	);
	document.documentElement.dataset.ready = 'true';
}
