// First of all: what it asks for is answered while the rest is read.
import { session } from './boot/visit.ts';

import('./page.tsx').catch((error: unknown) => {
	session.stop();
	const notice = document.querySelector('#root .notice-text');
	if (notice !== null) notice.textContent = 'A part of this page could not be fetched. Load it again.';
	throw error;
});
