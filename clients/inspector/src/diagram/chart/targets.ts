import type { ReadState, ReadStates } from './read-states.ts';

/** `a.b` are two steps, `a\.b` is one. */
export function steps(path: string): string[] {
	if (!path.includes('\\')) return path.split('.');
	const found: string[] = [''];
	for (let at = 0; at < path.length; at++) {
		const letter = path[at];
		if (letter === '\\' && at + 1 < path.length) found.push((found.pop() ?? '') + (path[++at] ?? ''));
		else if (letter === '.') found.push('');
		else found.push((found.pop() ?? '') + (letter ?? ''));
	}
	return found;
}

const MAX_LENGTH = 10_000;

/** Where targets lead, as XState reads them: `sibling`, `sibling.child`, `.child`, `#id` and `#id.child`. */
export class Targets {
	readonly #byName = new Map<string, ReadState>();
	readonly #byKey: ReadonlyMap<string, ReadonlyMap<string, ReadState>>;

	constructor(private readonly read: ReadStates) {
		const byKey = new Map<string, Map<string, ReadState>>();
		for (const state of read.states.values()) {
			// The first of a name has it: XState refuses a machine with two.
			for (const name of state.names.slice(0, 2)) if (!this.#byName.has(name)) this.#byName.set(name, state);
			if (state.parent === undefined) continue;
			const siblings = byKey.get(state.parent) ?? new Map<string, ReadState>();
			byKey.set(state.parent, siblings.set(state.key, state));
		}
		this.#byKey = byKey;
	}

	/** Undefined if there is no such state. */
	find(source: ReadState, target: string): ReadState | undefined {
		if (target.length > MAX_LENGTH) return undefined;
		if (target.startsWith('#')) return this.#byId(target.slice(1));
		if (target.startsWith('.')) return this.#below(source, steps(target.slice(1)));
		const parent = source.parent === undefined ? undefined : this.read.states.get(source.parent);
		return this.#below(parent ?? source, steps(target));
	}

	#byId(reference: string): ReadState | undefined {
		const whole = this.#byName.get(reference);
		if (whole !== undefined) return whole;
		const [id = '', ...path] = steps(reference);
		const start = this.#byName.get(id);
		return start === undefined ? undefined : this.#below(start, path);
	}

	#below(from: ReadState, path: readonly string[]): ReadState | undefined {
		let state: ReadState | undefined = from;
		for (const key of path) state = state === undefined ? undefined : this.#byKey.get(state.id)?.get(key);
		return state;
	}
}
