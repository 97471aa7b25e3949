/** Arrays and objects may nest this deep in what another process sends. */
const maxDepth = 256;

const quote = 0x22;
const backslash = 0x5c;

/**
 * Parses JSON that another process wrote. It stays data: a member named `__proto__` is left out, so that no later
 * copying of the value can reach a prototype.
 *
 * @throws SyntaxError if the text is no JSON or nests too deep
 */
export function parseJson(text: string): unknown {
	if (isTooDeep(text)) throw new SyntaxError(`nested deeper than ${maxDepth}`);
	return mayNamePrototype(text) ? JSON.parse(text, withoutPrototype) : JSON.parse(text);
}

/** Looks at the raw text, since parsing alone may already exhaust a stack. */
function isTooDeep(text: string): boolean {
	let depth = 0;
	let inString = false;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit === quote) inString = !inString;
		else if (inString) {
			if (unit === backslash) index++;
		} else {
			depth += nesting(unit);
			if (depth > maxDepth) return true;
		}
	}
	return false;
}

/** `[` and `{` open, `]` and `}` close. */
function nesting(unit: number): number {
	if (unit === 0x5b || unit === 0x7b) return 1;
	return unit === 0x5d || unit === 0x7d ? -1 : 0;
}

/** Each of its letters may be written as an escape. */
function mayNamePrototype(text: string): boolean {
	return text.includes('__proto__') || /\\u00(?:5f|6f|7[024])/i.test(text);
}

/** An undefined answer of a reviver removes the member. */
function withoutPrototype(key: string, value: unknown): unknown {
	return key === '__proto__' ? undefined : value;
}
