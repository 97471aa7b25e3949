import { orderStates } from './order-states.ts';
import { join } from './state-value.ts';

export interface StateNode {
	readonly path: string;
	readonly key: string;
	readonly level: number;
	readonly active: boolean;
	/** `compound`, `parallel`, `final`, `history`; `atomic` where the definition says nothing else. */
	readonly type: string;
	/** Types of the events that the definition lets it react to. */
	readonly accepts: readonly string[];
}

const MAX_NODES = 200;
const MAX_DEPTH = 20;
const MAX_ACCEPTS = 20;

type Members = Readonly<Record<string, unknown>>;

const members = (value: unknown): Members =>
	typeof value === 'object' && value !== null ? (value as Members) : {};

const TYPES = ['atomic', 'compound', 'parallel', 'final', 'history'];

function typeOf(config: Members, hasChildren: boolean): string {
	return TYPES.find((type) => type === config.type) ?? (hasChildren ? 'compound' : 'atomic');
}

/** The keys of a state value below one node: a string names the one active child. */
function activeKeys(value: unknown): Map<string, unknown> {
	if (typeof value === 'string' || typeof value === 'number') return new Map([[String(value), undefined]]);
	return new Map(Object.entries(members(value)));
}

/**
 * The active states as a tree, and beside each those it could be in instead, where the definition names them. States
 * that the definition does not know are shown all the same.
 */
export function stateTree(value: unknown, definition?: unknown): StateNode[] {
	const nodes: StateNode[] = [];
	const walk = (childValue: unknown, config: Members, path: string, level: number) => {
		const active = activeKeys(childValue);
		const states = members(config.states);
		for (const key of new Set([...Object.keys(states), ...active.keys()])) {
			if (nodes.length >= MAX_NODES || level > MAX_DEPTH) return;
			const child = members(Object.hasOwn(states, key) ? states[key] : undefined);
			const below = active.get(key);
			const isActive = active.has(key);
			const hasChildren = below !== undefined || Object.keys(members(child.states)).length > 0;
			const childPath = join(path, key);
			nodes.push({
				path: childPath,
				key,
				level,
				active: isActive,
				type: typeOf(child, hasChildren),
				accepts: isActive ? Object.keys(members(child.on)).slice(0, MAX_ACCEPTS) : [],
			});
			if (isActive) walk(below, child, childPath, level + 1);
		}
	};
	walk(value, members(definition), '', 1);
	return nodes;
}

/** A definition comes as a JSON text; one that cannot be read is none. */
export function parseDefinition(text: string | undefined): unknown {
	if (text === undefined) return undefined;
	try {
		return orderStates(JSON.parse(text));
	} catch {
		return undefined;
	}
}
