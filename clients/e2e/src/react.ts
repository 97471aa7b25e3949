import { Window } from 'happy-dom';
import { act, createElement } from 'react';
import { vi } from 'vitest';

/** What a component of React shows, in a document without a browser. */
export interface Shown extends AsyncDisposable {
	readonly text: string;
	/** What each of its renderings showed, in order. */
	readonly rendered: readonly string[];
}

/** Renders a component that shows what a hook returns. */
export async function shown(useText: () => string): Promise<Shown> {
	const window = new Window();
	// React asks for them when it is loaded.
	for (const name of ['window', 'document', 'navigator'] as const)
		vi.stubGlobal(name, name === 'window' ? window : window[name]);
	const { createRoot } = await import('react-dom/client');
	const rendered: string[] = [];
	const Text = (): string => {
		const text = useText();
		rendered.push(text);
		return text;
	};
	const element = window.document.createElement('div');
	const root = createRoot(element as unknown as HTMLElement);
	root.render(createElement(Text));
	return {
		get text() {
			return element.textContent;
		},
		rendered,
		async [Symbol.asyncDispose]() {
			// Nothing of it is left to be done later, when there is no document any more.
			vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
			await act(() => {
				root.unmount();
				return Promise.resolve();
			});
			vi.unstubAllGlobals();
			await window.happyDOM.close();
		},
	};
}
