import { useState } from 'react';

export type Theme = 'system' | 'light' | 'dark';

/** Also read by `public/theme.js`, before the first paint. */
const KEY = 'xstate-inspector-theme';

function remembered(): Theme {
	const theme = document.documentElement.dataset.theme;
	return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function remember(theme: Theme): void {
	const { dataset } = document.documentElement;
	if (theme === 'system') delete dataset.theme;
	else dataset.theme = theme;
	try {
		if (theme === 'system') localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, theme);
	} catch {
		// Storage is closed to this page: the choice holds as long as the page does.
	}
}

export function useTheme(): [Theme, (theme: Theme) => void] {
	const [theme, setTheme] = useState(remembered);
	const choose = (next: Theme) => {
		remember(next);
		setTheme(next);
	};
	return [theme, choose];
}

/** The scheme that is shown, by choice or because the system is so. */
export function shownScheme(): 'light' | 'dark' {
	const theme = remembered();
	if (theme !== 'system') return theme;
	return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
