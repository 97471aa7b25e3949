/* global document, localStorage */
// Runs before the first paint, so that a remembered choice does not flash.
try {
	const theme = localStorage.getItem('xstate-inspector-theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	// Storage is closed to this page: the system's choice holds.
}
