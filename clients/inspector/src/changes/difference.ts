/** `within`: an object or a list that stayed, with something different inside. */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'within';

/** One key at which two values differ. */
export interface Change {
	/** In a list the index: of what was removed as it was before, else as it is after. */
	readonly key: string;
	readonly kind: ChangeKind;
	readonly before?: unknown;
	readonly after?: unknown;
	readonly inner: readonly Change[];
}

export interface Difference {
	readonly changes: readonly Change[];
	/** All that differ, though only the first of them are listed. */
	readonly count: number;
	readonly listed: number;
	/** False if there was more than is compared. */
	readonly isWhole: boolean;
}

const MAX_VALUES = 400_000;
const MAX_LISTED = 5_000;
const MAX_DEPTH = 100;

type Members = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** Whether there can be differences inside, rather than one value in place of the other. */
const areAlike = (before: unknown, after: unknown): boolean =>
	isNode(before) && isNode(after) && Array.isArray(before) === Array.isArray(after);

/** One comparison of two values, with what is left of its bounds. */
class Comparison {
	count = 0;
	listed = 0;
	isWhole = true;
	#values = MAX_VALUES;

	/** What differs at this key, as far as there is room to list it; nothing if nothing does. */
	between(key: string, before: unknown, after: unknown, depth: number): Change[] {
		if (before === after || this.#isSpent()) return [];
		if (!areAlike(before, after)) return this.#found({ key, kind: 'changed', before, after, inner: [] });
		if (depth > MAX_DEPTH) {
			return this.#isSame(before, after)
				? []
				: this.#found({ key, kind: 'changed', before, after, inner: [] });
		}
		const inner = Array.isArray(before)
			? this.#items(before, after as unknown[], depth)
			: this.members(before as Members, after as Members, depth);
		return inner.length === 0 ? [] : [{ key, kind: 'within', before, after, inner }];
	}

	members(before: Members, after: Members, depth: number): Change[] {
		const changes: Change[] = [];
		// Only own keys count: what a peer calls `__proto__` is a key as any other.
		for (const key of Object.keys(before)) {
			if (Object.hasOwn(after, key)) add(changes, this.between(key, before[key], after[key], depth + 1));
			else add(changes, this.#found({ key, kind: 'removed', before: before[key], inner: [] }));
		}
		for (const key of Object.keys(after)) {
			if (Object.hasOwn(before, key)) continue;
			add(changes, this.#found({ key, kind: 'added', after: after[key], inner: [] }));
		}
		return changes;
	}

	/** What a list begins and ends with alike stays; what is between is compared place by place. */
	#items(before: readonly unknown[], after: readonly unknown[], depth: number): Change[] {
		const shortest = Math.min(before.length, after.length);
		let start = 0;
		while (start < shortest && this.#isSame(before[start], after[start])) start++;
		let end = 0;
		while (end < shortest - start && this.#isSame(before.at(-1 - end), after.at(-1 - end))) end++;
		const changes: Change[] = [];
		for (let at = start; at < Math.max(before.length, after.length) - end; at++) {
			const key = String(at);
			if (at >= after.length - end)
				add(changes, this.#found({ key, kind: 'removed', before: before[at], inner: [] }));
			else if (at >= before.length - end)
				add(changes, this.#found({ key, kind: 'added', after: after[at], inner: [] }));
			else add(changes, this.between(key, before[at], after[at], depth + 1));
		}
		return changes;
	}

	#found(change: Change): Change[] {
		this.count++;
		if (this.listed >= MAX_LISTED) return [];
		this.listed++;
		return [change];
	}

	#isSame(before: unknown, after: unknown): boolean {
		const waiting: unknown[] = [before, after];
		while (waiting.length > 0) {
			const other = waiting.pop();
			const one = waiting.pop();
			if (one === other) continue;
			if (this.#isSpent()) return true;
			if (!areAlike(one, other)) return false;
			const keys = Object.keys(one as Members);
			if (keys.length !== Object.keys(other as Members).length) return false;
			for (const key of keys) {
				if (!Object.hasOwn(other as Members, key)) return false;
				waiting.push((one as Members)[key], (other as Members)[key]);
			}
		}
		return true;
	}

	#isSpent(): boolean {
		if (this.#values-- > 0) return false;
		this.isWhole = false;
		return true;
	}
}

function add(changes: Change[], more: readonly Change[]): void {
	for (const change of more) changes.push(change);
}

/** What differs between the members of two objects of JSON values, whatever they hold: bounded in time and in size. */
export function difference(before: Members, after: Members): Difference {
	const comparison = new Comparison();
	const changes = comparison.members(before, after, 0);
	const { count, listed, isWhole } = comparison;
	return { changes, count, listed, isWhole };
}
