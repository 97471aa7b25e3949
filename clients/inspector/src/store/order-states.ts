type Members = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 20;
const MAX_STATES = 500;
const MAX_NODES = 2_000;

const isMembers = (value: unknown): value is Members =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts below a value, in the order they stand: names of targets among others. */
function textsIn(root: unknown): string[] {
	const texts: string[] = [];
	const waiting: unknown[] = [root];
	for (let nodes = 0; waiting.length > 0 && nodes < MAX_NODES; nodes++) {
		const next = waiting.pop();
		if (typeof next === 'string') texts.push(next);
		else if (typeof next === 'object' && next !== null) {
			for (const member of Object.values(next).slice(0, MAX_NODES).reverse()) waiting.push(member);
		}
	}
	return texts;
}

/** The states among `keys` that a state leads to: `#order.PAID.PICKING` leads to `PAID`. */
function leadsTo(state: unknown, keys: ReadonlySet<string>): string[] {
	if (!isMembers(state)) return [];
	const { on, after, always, onDone, states } = state;
	return textsIn([on, after, always, onDone, states]).flatMap((text) => {
		const step = text
			.replace(/^#/, '')
			.split('.', MAX_DEPTH)
			.find((part) => keys.has(part));
		return step === undefined ? [] : [step];
	});
}

const isSorted = (keys: readonly string[]): boolean =>
	keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);

/** The keys from the initial one along the transitions, then those that nothing leads to. */
function alongTransitions(states: Members, initial: string): string[] {
	const keys = new Set(Object.keys(states));
	const found = new Set([initial]);
	for (const key of found) for (const next of leadsTo(states[key], keys)) found.add(next);
	return [...found, ...[...keys].filter((key) => !found.has(key))];
}

/**
 * A machine config in which states stand in the order that they are come to, wherever they are merely sorted by name:
 * so does a peer that has them in no order. Any other order is the author's and stays.
 */
export function orderStates(config: unknown, depth = 0): unknown {
	if (!isMembers(config) || !isMembers(config.states) || depth > MAX_DEPTH) return config;
	const { states, initial } = config;
	const keys = Object.keys(states);
	if (keys.length > MAX_STATES) return config;
	const isOrderless = typeof initial === 'string' && Object.hasOwn(states, initial) && isSorted(keys);
	const ordered = isOrderless ? alongTransitions(states, initial) : keys;
	const entries = ordered.map((key) => [key, orderStates(states[key], depth + 1)]);
	return { ...config, states: Object.fromEntries(entries) as Members };
}
