// First of all: what it asks for is answered while the rest is read.
import { session } from './boot/visit.ts';

import('./page.tsx').catch((error: unknown) => {
	session.stop();
	const notice = document.querySelector('#root .notice-text');
	const why = error instanceof Error ? error.message : String(error);
	if (notice !== null) notice.textContent = `This page could not be started. Load it again. (${why})`;
	throw error;
});
