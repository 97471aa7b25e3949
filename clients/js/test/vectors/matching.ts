import { type Data, isData } from '../../src/data/read.js';
import { fromEntries } from './vector-files.js';

/** What the names of one case stand for, and how what is expected is compared with what is there. */
export class Matching {
	readonly #bound = new Map<string, unknown>();

	bind(name: string, value: unknown): void {
		this.#bound.set(name, value);
	}

	/** What goes in, with the values of names. @throws Error for a name that is not bound */
	filled(given: unknown): unknown {
		if (isName(given)) {
			if (!this.#bound.has(given)) throw new Error(`${given} is not bound yet.`);
			return this.#bound.get(given);
		}
		if (Array.isArray(given)) return given.map((each) => this.filled(each));
		if (!isData(given)) return given;
		return fromEntries(Object.entries(given).map(([name, value]) => [name, this.filled(value)]));
	}

	/** @throws Error that says where the two differ */
	match(expected: unknown, actual: unknown, at = ''): void {
		if (expected === '*') return;
		if (expected === '…') {
			if (typeof actual !== 'string' || actual === '') fail(at, 'a sentence', actual);
		} else if (isName(expected) && !this.#bound.has(expected)) this.#bound.set(expected, actual);
		else if (isName(expected)) this.match(this.#bound.get(expected), actual, at);
		else if (Array.isArray(expected)) this.#list(expected, actual, at);
		else if (isData(expected)) this.#object(expected, actual, at);
		else if (!Object.is(expected, actual)) fail(at, expected, actual);
	}

	/** Takes those that match, whatever their order; names are bound only by what does. */
	matches(expected: unknown, actual: unknown): boolean {
		const before = new Map(this.#bound);
		try {
			this.match(expected, actual);
			return true;
		} catch {
			this.#bound.clear();
			for (const [name, value] of before) this.#bound.set(name, value);
			return false;
		}
	}

	#list(expected: readonly unknown[], actual: unknown, at: string): void {
		if (!Array.isArray(actual) || actual.length !== expected.length) fail(at, expected, actual);
		for (const [index, each] of expected.entries())
			this.match(each, (actual as unknown[])[index], `${at}[${index}]`);
	}

	#object(expected: Data, actual: unknown, at: string): void {
		if (!isData(actual)) fail(at, expected, actual);
		const left = new Map(Object.entries(actual));
		for (const [member, value] of Object.entries(expected)) {
			const optional = member.endsWith('?');
			const name = optional ? member.slice(0, -1) : member;
			if (left.has(name)) this.match(value, left.get(name), `${at}.${name}`);
			else if (!optional) fail(`${at}.${name}`, value, undefined);
			left.delete(name);
		}
		if (left.size > 0) fail(at, expected, actual);
		if (Object.getPrototypeOf(actual) !== Object.prototype) fail(at, 'a plain object', actual);
	}
}

function isName(value: unknown): value is string {
	return typeof value === 'string' && /^\$\w+$/.test(value);
}

function fail(at: string, expected: unknown, actual: unknown): never {
	throw new Error(`${at || 'it'} is ${shown(actual)}, not ${shown(expected)}`);
}

/** A value in a sentence, bounded. */
export function shown(value: unknown): string {
	return (JSON.stringify(value) as string | undefined)?.slice(0, 500) ?? 'absent';
}
