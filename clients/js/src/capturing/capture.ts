import { isData } from '../data/read.js';
import { isName, isSecret, mask } from './secret-keys.js';

/** Bounds of one captured value: so much fits into a message, whatever the characters. */
const limits = { depth: 32, members: 1_000, values: 20_000, text: 16_384, characters: 262_144 };

/**
 * A value of the application as JSON for a peer: bounded, with what looks like a secret masked; without `seesValues`
 * every value and every key that may be data. What JSON cannot say is said in words in parentheses; nothing throws.
 */
export function capture(value: unknown, seesValues: boolean): unknown {
	return new Capturing(seesValues).of(value);
}

/** One capture under way. */
class Capturing {
	readonly #path: object[] = [];
	#values = 0;
	#characters = 0;

	constructor(private readonly seesValues: boolean) {}

	of(value: unknown): unknown {
		if (value === null || value === undefined) return value;
		if (++this.#values > limits.values || this.#characters > limits.characters) return '(left out: too much)';
		if (typeof value === 'object') return this.#object(value);
		if (typeof value === 'function' || typeof value === 'symbol') return undefined;
		return this.seesValues ? this.#scalar(value) : mask;
	}

	#scalar(value: unknown): unknown {
		if (typeof value === 'boolean') return value;
		if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
		const text = String(value);
		const shown = text.length > limits.text ? `${text.slice(0, limits.text)}…` : text;
		this.#characters += shown.length;
		return shown;
	}

	#object(object: object): unknown {
		if (this.#path.includes(object)) return '(circular)';
		if (this.#path.length >= limits.depth) return '(left out: too deep)';
		this.#path.push(object);
		try {
			return this.#inner(object);
		} catch {
			return '(unreadable)';
		} finally {
			this.#path.pop();
		}
	}

	#inner(object: object): unknown {
		if (Array.isArray(object) || object instanceof Set) return this.#elements(object as Iterable<unknown>);
		if (object instanceof Map) {
			return this.#members([...object].map(([key, value]) => [nameOf(key), value] as const));
		}
		if (object instanceof Error) return this.of({ name: object.name, message: object.message });
		if ('toJSON' in object && typeof object.toJSON === 'function') {
			const json = (object as { toJSON(): unknown }).toJSON();
			return isData(json) ? this.#members(entries(json)) : this.of(json);
		}
		return this.#members(entries(object));
	}

	#elements(elements: Iterable<unknown>): unknown[] {
		const all = [...elements];
		const captured = all.slice(0, limits.members).map((element) => this.of(element) ?? null);
		const more = all.length - captured.length;
		return more > 0 ? [...captured, `(${more} more)`] : captured;
	}

	#members(members: readonly (readonly [string, unknown])[]): object {
		const captured = new Map<string, unknown>();
		for (const [key, value] of members.slice(0, limits.members)) {
			const inner = isSecret(key) ? mask : this.of(value);
			if (inner === undefined) continue;
			const shown = this.seesValues || isName(key) ? key : mask;
			this.#characters += shown.length;
			captured.set(captured.has(shown) ? `${shown} (${captured.size + 1})` : shown, inner);
		}
		const more = members.length - limits.members;
		if (more > 0) captured.set('(more)', more);
		// Unlike assigning, this makes an ordinary member of one that is named `__proto__`.
		return Object.fromEntries(captured);
	}
}

/** Not every object can be made a text. */
function nameOf(key: unknown): string {
	return typeof key === 'object' && key !== null ? '(object)' : String(key);
}

/** A getter that throws makes itself unreadable, not the whole. */
function entries(object: object): (readonly [string, unknown])[] {
	return Object.keys(object).map((key) => {
		try {
			return [key, (object as Record<string, unknown>)[key]] as const;
		} catch {
			return [key, '(unreadable)'] as const;
		}
	});
}
