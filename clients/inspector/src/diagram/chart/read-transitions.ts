import type { Cause, Transition } from './chart.ts';
import { config, isConfig, list, nameOf, namesOf, text } from './config.ts';
import type { ReadState, ReadStates } from './read-states.ts';
import { Targets } from './targets.ts';

export const MAX_TRANSITIONS = 20_000;
const MAX_TARGETS = 20;

interface Trigger {
	readonly cause: Cause;
	readonly label: string;
	readonly types: readonly string[];
	/** One or several transitions, or the name of a target. */
	readonly value: unknown;
}

function onEvent([type, value]: [string, unknown]): Trigger {
	// An event without a name is what XState 4 called `always`.
	if (type === '') return { cause: 'always', label: 'always', types: [], value };
	return { cause: 'event', label: type, types: [type], value };
}

const delayLabel = (delay: string) => `after ${delay}${/^\d+$/.test(delay) ? ' ms' : ''}`;

function afterDelay(state: ReadState, delay: string, value: unknown): Trigger {
	const types = state.names.flatMap((name) => [
		`xstate.after.${delay}.${name}`,
		`xstate.after(${delay})#${name}`,
	]);
	return { cause: 'after', label: delayLabel(delay), types, value };
}

function afterDelays(state: ReadState): Trigger[] {
	const { after } = state.config;
	if (isConfig(after)) {
		return Object.entries(after).map(([delay, value]) => afterDelay(state, delay, value));
	}
	return list(after).map((each) => {
		const { delay } = config(each);
		return afterDelay(state, typeof delay === 'number' ? String(delay) : (text(delay) ?? '?'), each);
	});
}

const INVOKED: readonly [member: string, cause: Cause, word: string, types: readonly string[]][] = [
	['onDone', 'done', 'done', ['xstate.done.actor.', 'done.invoke.']],
	['onError', 'error', 'error', ['xstate.error.actor.', 'error.platform.']],
	['onSnapshot', 'snapshot', 'snapshot', ['xstate.snapshot.']],
];

function ofInvoked(state: ReadState): Trigger[] {
	return list(state.config.invoke).flatMap((invoke, index) => {
		const given = config(invoke);
		const own = text(given.id);
		const ids = own === undefined ? state.names.map((name) => `${index}.${name}`) : [own];
		const name = own ?? nameOf(given.src ?? invoke);
		return INVOKED.flatMap(([member, cause, word, types]) =>
			given[member] === undefined
				? []
				: {
						cause,
						label: `${word}: ${name}`,
						types: types.flatMap((type) => ids.map((id) => type + id)),
						value: given[member],
					},
		);
	});
}

function onceDone(state: ReadState, value: unknown): Trigger {
	const types = state.names.flatMap((name) => [`xstate.done.state.${name}`, `done.state.${name}`]);
	return { cause: 'done', label: 'done', types, value };
}

function triggers(state: ReadState): Trigger[] {
	const { on, always, onDone, target } = state.config;
	if (state.kind === 'history')
		return [{ cause: 'history', label: '', types: [], value: target }].filter(({ value }) =>
			text(value),
		) as Trigger[];
	return [
		...Object.entries(config(on)).map(onEvent),
		...afterDelays(state),
		...(always === undefined
			? []
			: [{ cause: 'always', label: 'always', types: [], value: always } as const]),
		...(onDone === undefined ? [] : [onceDone(state, onDone)]),
		...ofInvoked(state),
	];
}

/** `EVENT: null` is a transition too: it keeps the event from the states around. */
const written = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The transitions between states that are read. */
export function readTransitions(read: ReadStates): { transitions: Transition[]; leftOut: number } {
	const targets = new Targets(read);
	const transitions: Transition[] = [];
	let leftOut = 0;

	const add = (source: ReadState, { cause, label, types }: Trigger, value: unknown) => {
		if (transitions.length >= MAX_TRANSITIONS) {
			leftOut++;
			return;
		}
		const given = typeof value === 'string' ? { target: value } : config(value);
		const names = list(given.target)
			.slice(0, MAX_TARGETS)
			.map(text)
			.filter((name) => name !== undefined);
		const found = names.map((name) => targets.find(source, name));
		const guard = given.guard ?? given.cond;
		const description = text(given.description);
		transitions.push({
			id: `t${transitions.length}`,
			source: source.id,
			targets: [...new Set(found.flatMap((state) => state?.id ?? []))],
			lost: names.filter((_name, index) => found[index] === undefined),
			cause,
			types,
			label,
			...(guard === undefined || guard === null ? {} : { guard: nameOf(guard) }),
			actions: namesOf(given.actions),
			...(description === undefined ? {} : { description }),
			reenter: given.reenter === true || given.internal === false,
		});
	};
	for (const state of read.states.values()) {
		for (const trigger of triggers(state)) {
			for (const value of written(trigger.value)) add(state, trigger, value);
		}
	}
	return { transitions, leftOut };
}
