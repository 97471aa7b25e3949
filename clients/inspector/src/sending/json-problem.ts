/** Where a text is no JSON, and why. */
export interface JsonProblem {
	/** In UTF-16 units from the beginning. */
	readonly offset: number;
	/** Both from 1. */
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}\p{N}_$+\-.]+/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;
const MAX_SHOWN = 20;

class Found extends Error {
	constructor(
		readonly offset: number,
		message: string,
	) {
		super(message);
	}
}

/** Reads JSON for its mistakes alone: browsers word them differently, and not all say where. */
class Reader {
	#at = 0;

	constructor(
		private readonly text: string,
		private readonly maxDepth: number,
	) {}

	read(): void {
		this.#value(0);
		this.#skip();
		if (this.#at < this.text.length) this.#fail('Nothing more may come after the value.');
	}

	#value(depth: number): void {
		this.#skip();
		if (depth > this.maxDepth) this.#fail(`It nests deeper than ${this.maxDepth} levels.`);
		const next = this.text[this.#at];
		if (next === '{') {
			this.#list('}', () => {
				this.#member(depth + 1);
			});
		} else if (next === '[') {
			this.#list(']', () => {
				this.#value(depth + 1);
			});
		} else if (next === '"') this.#string();
		else this.#scalar(next);
	}

	#list(end: string, item: () => void): void {
		this.#at++;
		this.#skip();
		if (this.#take(end)) return;
		for (;;) {
			item();
			this.#skip();
			if (this.#take(end)) return;
			if (!this.#take(',')) this.#fail(`A comma or ${end} is missing here.`);
			this.#skip();
			if (this.text[this.#at] === end) this.#fail(`Before ${end} stands no comma.`, this.#lastComma());
		}
	}

	#lastComma(): number {
		return this.text.lastIndexOf(',', this.#at);
	}

	#member(depth: number): void {
		this.#skip();
		if (this.text[this.#at] !== '"') this.#fail('A name in double quotes is missing here.');
		this.#string();
		this.#skip();
		if (!this.#take(':')) this.#fail('A colon is missing between the name and its value.');
		this.#value(depth);
	}

	#string(): void {
		const begin = this.#at++;
		for (;;) {
			this.#plain();
			if (this.#take('"')) return;
			const next = this.text[this.#at];
			if (next === undefined) this.#fail('This text has no end: a double quote is missing.', begin);
			if (next !== '\\') this.#fail('A text stands on one line: write \\n for a line break, \\t for a tab.');
			if (this.#match(ESCAPE) === '') this.#fail('There is no such escape: write \\\\ for a backslash.');
		}
	}

	/** Up to a quote, a backslash, a control character or the end. */
	#plain(): void {
		const ends = (code: number) => code === 34 || code === 92 || !(code >= 32);
		while (!ends(this.text.charCodeAt(this.#at))) this.#at++;
	}

	#scalar(next: string | undefined): void {
		if (next === undefined) this.#fail('A value is missing at the end.');
		if (next === "'") this.#fail('Texts stand in double quotes.');
		const begin = this.#at;
		const word = this.#match(WORD);
		if (['true', 'false', 'null'].includes(word)) return;
		NUMBER.lastIndex = 0;
		if (word !== '' && NUMBER.exec(word)?.[0] === word) return;
		const shown = word.length > MAX_SHOWN ? `${word.slice(0, MAX_SHOWN)}…` : word;
		this.#fail(word === '' ? 'A value is missing here.' : `${shown} is no JSON value.`, begin);
	}

	#skip(): void {
		this.#match(SPACE);
	}

	#take(sign: string): boolean {
		const taken = this.text[this.#at] === sign;
		if (taken) this.#at++;
		return taken;
	}

	#match(pattern: RegExp): string {
		pattern.lastIndex = this.#at;
		const [found = ''] = pattern.exec(this.text) ?? [];
		this.#at += found.length;
		return found;
	}

	#fail(message: string, offset = this.#at): never {
		throw new Found(offset, message);
	}
}

/** The first mistake in a text that should be JSON; undefined if it has none. */
export function jsonProblem(text: string, maxDepth: number): JsonProblem | undefined {
	try {
		new Reader(text, maxDepth).read();
		return undefined;
	} catch (error) {
		if (!(error instanceof Found)) throw error;
		const { offset, message } = error;
		const before = text.slice(0, offset).split(/\r\n|\r|\n/);
		return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message };
	}
}
