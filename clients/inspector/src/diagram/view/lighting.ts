import { createContext, useContext, useSyncExternalStore } from 'react';
import { type Lit, UNLIT } from '../chart/lit.ts';

/** Tells boxes and arrows that must be drawn anew from those that stay: a snapshot changes few of them. */
export class Lighting {
	#lit: Lit = UNLIT;
	readonly #listeners = new Set<() => void>();

	get lit(): Lit {
		return this.#lit;
	}

	set(lit: Lit): void {
		this.#lit = lit;
		for (const listener of this.#listeners) listener();
	}

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	};
}

export const LightingContext = createContext(new Lighting());

/** One thing about what is lit; the component is drawn again only when that changes. */
export function useLit<Answer extends boolean>(ask: (lit: Lit) => Answer): Answer {
	const lighting = useContext(LightingContext);
	return useSyncExternalStore(lighting.subscribe, () => ask(lighting.lit));
}
