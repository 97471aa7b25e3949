type Members = Readonly<Record<string, unknown>>;

/** An event that a state reacts to. */
export interface AcceptedEvent {
	/** Its type; with a `*` at the end that of several: `pointer.*`. */
	readonly type: string;
	/** The guards by name of which one has to hold; none if nothing stands in its way. */
	readonly guards: readonly string[];
	/** Path of the state that reacts, the innermost one; empty for the machine itself. */
	readonly state: string;
}

export interface Accepted {
	readonly events: readonly AcceptedEvent[];
	/** Whether any other event is taken too. */
	readonly any: boolean;
}

const MAX_EVENTS = 100;
const MAX_DEPTH = 30;
const MAX_STATES = 2_000;
export const MAX_TYPE = 256;

/** What machines tell themselves: the wire refuses it, or XState 4 called it so. */
const OWN = /^(?:xstate\.|done\.(?:invoke|state)\.|error\.(?:platform\.|execution$))/;

const isMembers = (value: unknown): value is Members =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const members = (value: unknown): Members => (isMembers(value) ? value : {});

/** Whether a peer may send events of this type, or of those that a wildcard stands for: not the machine's own. */
export const isSendable = (type: string): boolean =>
	type !== '' && type.length <= MAX_TYPE && !OWN.test(type);

/** `{PAY: …}`, or `[{event: 'PAY', …}]` as XState 4 had it too. */
function reactions(on: unknown): readonly (readonly [string, unknown])[] {
	if (!Array.isArray(on)) return Object.entries(members(on));
	return on.flatMap((each: unknown) => {
		const { event } = members(each);
		return typeof event === 'string' ? [[event, each] as const] : [];
	});
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** A guard's name; undefined if there is none. What was a function has no name in JSON. */
function guardOf(transition: unknown): string | undefined {
	const { guard, cond } = members(transition);
	const given = guard ?? cond;
	if (given === undefined || given === null) return undefined;
	if (typeof given === 'string') return given;
	const { type, name } = members(given);
	return [type, name].find((word) => typeof word === 'string') ?? 'a guard';
}

interface Candidate {
	readonly state: string;
	readonly guard: string | undefined;
}

/** By types of events. The states around go on with that of their first region: nothing is copied at each of them. */
type Candidates = Map<string, Candidate[]>;

function add(candidates: Candidates, type: string, more: readonly Candidate[]): void {
	const known = candidates.get(type);
	if (known === undefined) candidates.set(type, [...more]);
	else for (const each of more) known.push(each);
}

/** What a state and those in it take, and what they keep from the states around. */
interface Taken {
	readonly candidates: Candidates;
	readonly kept: ReadonlySet<string>;
}

/** The active children and what is active in them. */
function activeIn(value: unknown): readonly (readonly [string, unknown])[] {
	if (typeof value === 'string' || typeof value === 'number') return [[String(value), undefined]];
	return Object.entries(members(value));
}

/** An event is kept from the states around if each region keeps it. */
function keptByAll(regions: readonly Taken[]): Set<string> {
	const [first, ...others] = regions;
	return new Set([...(first?.kept ?? [])].filter((type) => others.every(({ kept }) => kept.has(type))));
}

function unite([first, ...others]: readonly Taken[]): Candidates {
	const candidates: Candidates = first?.candidates ?? new Map<string, Candidate[]>();
	for (const region of others) for (const [type, more] of region.candidates) add(candidates, type, more);
	return candidates;
}

function takenBy(root: Members, rootValue: unknown): Candidates {
	let visited = 0;
	const visit = (config: Members, value: unknown, path: string, depth: number): Taken => {
		const states = members(config.states);
		const regions = (depth < MAX_DEPTH ? activeIn(value) : []).flatMap(([key, below]) => {
			if (!Object.hasOwn(states, key) || ++visited > MAX_STATES) return [];
			return [visit(members(states[key]), below, path === '' ? key : `${path}.${key}`, depth + 1)];
		});
		const candidates = unite(regions);
		const kept = keptByAll(regions);
		for (const [type, value] of reactions(config.on)) {
			if (!isSendable(type) || kept.has(type)) continue;
			const transitions = list(value).filter((each) => each !== null && each !== undefined);
			if (transitions.length === 0) kept.add(type);
			const own = transitions.map((each) => ({ state: path, guard: guardOf(each) }));
			if (own.length > 0) add(candidates, type, own);
		}
		return { candidates, kept };
	};
	return visit(root, rootValue, '', 0).candidates;
}

function guardsOf(candidates: readonly Candidate[]): readonly string[] {
	const guards = candidates.map(({ guard }) => guard);
	return guards.includes(undefined) ? [] : [...new Set(guards.filter((guard) => guard !== undefined))];
}

/** Which events a machine reacts to in the state of `value`: those of the active states and of the states around them. */
export function acceptedEvents(definition: unknown, value: unknown): Accepted {
	const taken = takenBy(members(definition), value);
	const events = [...taken]
		.filter(([type]) => type !== '*')
		.slice(0, MAX_EVENTS)
		.map(([type, candidates]) => ({ type, guards: guardsOf(candidates), state: candidates[0]?.state ?? '' }));
	return { events, any: taken.has('*') };
}

/** What one begins to write for a type: of a wildcard what stands before its star. */
export const begun = (type: string): string => (type.endsWith('*') ? type.slice(0, -1) : type);

/** What takes an event of this type, by its name or by a wildcard; undefined if nothing does. */
export function accepting({ events }: Accepted, type: string): AcceptedEvent | undefined {
	const matches = (pattern: string) => `${type}.`.startsWith(pattern.slice(0, -1));
	return (
		events.find((event) => event.type === type) ??
		events.find((event) => event.type.endsWith('.*') && matches(event.type))
	);
}
