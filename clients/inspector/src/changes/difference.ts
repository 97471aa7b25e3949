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

	/** Adds what differs at this key, as far as there is room to list it. */
	between(into: Change[], key: string, before: unknown, after: unknown, depth: number): void {
		if (before === after || this.#isSpent()) return;
		if (!areAlike(before, after)) this.#found(into, { key, kind: 'changed', before, after, inner: [] });
		else if (depth > MAX_DEPTH) {
			if (!this.#isSame(before, after)) {
				this.#found(into, { key, kind: 'changed', before, after, inner: [] });
			}
		} else {
			const inner: Change[] = [];
			if (Array.isArray(before)) this.#items(inner, before, after as unknown[], depth);
			else this.members(inner, before as Members, after as Members, depth);
			if (inner.length > 0) into.push({ key, kind: 'within', before, after, inner });
		}
	}

	members(into: Change[], before: Members, after: Members, depth: number): void {
		// Only own keys count: what a peer calls `__proto__` is a key as any other.
		for (const key of Object.keys(before)) {
			if (Object.hasOwn(after, key)) this.between(into, key, before[key], after[key], depth + 1);
			else this.#found(into, { key, kind: 'removed', before: before[key], inner: [] });
		}
		for (const key of Object.keys(after)) {
			if (!Object.hasOwn(before, key))
				this.#found(into, { key, kind: 'added', after: after[key], inner: [] });
		}
	}

	/** What a list begins and ends with alike stays; what is between is compared place by place. */
	#items(into: Change[], before: readonly unknown[], after: readonly unknown[], depth: number): void {
		const shortest = Math.min(before.length, after.length);
		let start = 0;
		while (start < shortest && this.#isSame(before[start], after[start])) start++;
		let end = 0;
		while (end < shortest - start && this.#isSame(before.at(-1 - end), after.at(-1 - end))) end++;
		for (let at = start; at < Math.max(before.length, after.length) - end; at++) {
			const key = String(at);
			if (at >= after.length - end)
				this.#found(into, { key, kind: 'removed', before: before[at], inner: [] });
			else if (at >= before.length - end)
				this.#found(into, { key, kind: 'added', after: after[at], inner: [] });
			else this.between(into, key, before[at], after[at], depth + 1);
		}
	}

	#found(into: Change[], change: Change): void {
		this.count++;
		if (this.listed >= MAX_LISTED) return;
		this.listed++;
		into.push(change);
	}

	#isSame(before: unknown, after: unknown): boolean {
		if (before === after) return true;
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

/** What differs between the members of two objects of JSON values, whatever they hold: bounded in time and in size. */
export function difference(before: Members, after: Members): Difference {
	const comparison = new Comparison();
	const changes: Change[] = [];
	comparison.members(changes, before, after, 0);
	const { count, listed, isWhole } = comparison;
	return { changes, count, listed, isWhole };
}
