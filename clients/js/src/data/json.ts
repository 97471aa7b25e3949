/** Arrays and objects may nest this deep in what another process sends. */
const maxDepth = 256;

/**
 * Parses JSON that another process wrote. It stays data: a member named `__proto__` is left out, so that no later
 * copying of the value can reach a prototype.
 *
 * @throws SyntaxError if the text is no JSON or nests too deep
 */
export function parseJson(text: string): unknown {
	// No engine's parser recurses, but its reviver does, and so does whoever reads the value.
	const value: unknown = JSON.parse(text);
	if (isDeeperThan(maxDepth, value)) throw new SyntaxError(`nested deeper than ${maxDepth}`);
	return mayNamePrototype(text) ? JSON.parse(text, withoutPrototype) : value;
}

/** Whether arrays and objects nest deeper; never deeper looks than that. */
export function isDeeperThan(levels: number, value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}

/** Each of its letters may be written as an escape. */
function mayNamePrototype(text: string): boolean {
	return text.includes('__proto__') || (text.includes('\\u00') && /\\u00(?:5f|6f|7[024])/i.test(text));
}

/** An undefined answer of a reviver removes the member. */
function withoutPrototype(key: string, value: unknown): unknown {
	return key === '__proto__' ? undefined : value;
}
