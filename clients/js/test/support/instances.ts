import { members, type Place, resolve, type Schema } from './schemas.js';

/** What is left open by a schema: whether an optional member is there, and which of several. */
export interface Choice {
	optional(): boolean;
	pick(bound: number): number;
}

/** Only what must be there. */
export const minimal: Choice = { optional: () => false, pick: () => 0 };

/** Everything that may be there. */
export const full: Choice = { optional: () => true, pick: (bound) => bound - 1 };

/** JSON that a schema allows, as far as it can be said without its conditions. */
export function instance(unresolved: Place, choice: Choice): unknown {
	const place = resolve(unresolved);
	const { schema } = place;
	const choices = schema.enum ?? schema.examples;
	if ('const' in schema) return schema.const;
	if (choices) return choices[choice.pick(choices.length)];
	const [word] = schema.anyOf ?? [];
	if (word && ('enum' in word || 'const' in word)) return instance({ ...place, schema: word }, choice);
	if (schema.properties || schema.allOf) return object(place, choice);
	return simple(place, choice);
}

function simple({ file, schema }: Place, choice: Choice): unknown {
	const makers: Record<string, () => unknown> = {
		array: () => (choice.optional() ? [instance({ file, schema: schema.items ?? {} }, choice)] : []),
		string: () => 'é'.repeat(choice.optional() ? (schema.maxLength ?? 40) : (schema.minLength ?? 0)),
		integer: () => schema.minimum ?? 0,
		number: () => 0.5,
		boolean: () => choice.optional(),
		null: () => null,
	};
	const [type = ''] = [schema.type].flat();
	return makers[type]?.() ?? (type === '' ? { any: ['value', 7] } : null);
}

function object(place: Place, choice: Choice): object {
	const alternatives = alternativesOf(place);
	const wanted = alternatives[choice.pick(Math.max(alternatives.length, 1))]?.required ?? [];
	const made: Record<string, unknown> = {};
	for (const [name, member] of members(place))
		if (member.required || wanted.includes(name) || choice.optional()) made[name] = instance(member, choice);
	for (const name of place.schema.then?.required ?? []) {
		const member = members(place).get(name);
		if (member) made[name] ??= instance(member, choice);
	}
	return made;
}

function alternativesOf(place: Place): readonly Schema[] {
	const { file, schema } = resolve(place);
	return schema.anyOf ?? (schema.allOf ?? []).flatMap((part) => alternativesOf({ file, schema: part }));
}
