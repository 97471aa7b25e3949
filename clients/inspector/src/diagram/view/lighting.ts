import { createContext, useContext, useSyncExternalStore } from 'react';
import { type Lit, UNLIT } from '../chart/lit.ts';

/** A transition takes about so long to draw: what follows sooner would never be seen to its end. */
const RESTLESS_MS = 500;

/** Tells boxes and arrows that must be drawn anew from those that stay: a snapshot changes few of them. */
export class Lighting {
	#lit: Lit = UNLIT;
	#setAt = -Infinity;
	#restless = false;
	readonly #listeners = new Set<() => void>();

	get lit(): Lit {
		return this.#lit;
	}

	/** Whether it changed so soon after the change before that neither is to be animated. */
	get restless(): boolean {
		return this.#restless;
	}

	/** @param time in milliseconds, not before that of the last change */
	set(lit: Lit, time = performance.now()): void {
		this.#lit = lit;
		this.#restless = time - this.#setAt < RESTLESS_MS;
		this.#setAt = time;
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

/** Whether changes follow each other too quickly to be animated. */
export function useRestless(): boolean {
	const lighting = useContext(LightingContext);
	return useSyncExternalStore(lighting.subscribe, () => lighting.restless);
}
