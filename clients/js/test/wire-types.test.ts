import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { type Family, members, messages, type Place, resolve } from './support/schemas.js';

/** Types that are read from the wire or written to it as they are, with the schema that says which members they have. */
const types: Record<string, [file: string, schema: Place, without?: string[]]> = {
	Peer: ['js/src/peer.ts', shape('from-hub', 'peer-joined', 'peer')],
	Reply: ['js/src/asking/read-answer.ts', message('actors', 'reply'), ['type', 'id']],
	Undelivered: ['js/src/asking/read-answer.ts', message('actors', 'dead-letter')],
	ActorDescription: ['js/src/actors/actor-data.ts', shape('actors', 'actor', 'actor')],
	ActorSnapshot: ['js/src/actors/actor-data.ts', shape('actors', 'snapshot', 'snapshot')],
	ActorQuery: ['js/src/actors/actor-data.ts', shape('actors', 'actors', 'query')],
	InspectRequest: ['js/src/publishing/inspect-request.ts', message('inspection', 'inspect'), ['type']],
	// The client reads it for its own side; who speaks, and on which channel, it compares and forgets.
	Hello: ['js/src/link/hello.ts', message('link', 'hello'), ['type', 'version', 'channel', 'peerId', 'conn']],
	Header: ['inspector/src/recording/recording.ts', message('recording', '@xstate-webrtc.recording')],
};

/** Those in which what was absent on the wire has been filled in. */
const filled = ['InspectRequest', 'Hello'];

function message(family: Family, type: string): Place {
	const place = messages(family).get(type);
	if (!place) throw new Error(`${family} has no ${type}`);
	return place;
}

function shape(family: Family, type: string, member: string): Place {
	const place = members(message(family, type)).get(member);
	if (!place) throw new Error(`${type} has no ${member}`);
	return resolve(place);
}

// Not in one expression: Vite would take the folder for an asset of a page.
const here = import.meta.url;
const clients = fileURLToPath(new URL('../../', here).href);
const program = ts.createProgram(
	Object.values(types).map(([file]) => clients + file),
	{
		strict: true,
		exactOptionalPropertyTypes: true,
		noEmit: true,
		target: ts.ScriptTarget.ES2022,
		module: ts.ModuleKind.ESNext,
		moduleResolution: ts.ModuleResolutionKind.Bundler,
		lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
		types: [],
	},
);
const checker = program.getTypeChecker();

/** Each member of a type and what JSON it is. */
function membersOf(file: string, name: string): Record<string, string> {
	const source = program.getSourceFile(clients + file);
	const module = source && checker.getSymbolAtLocation(source);
	const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name);
	if (!symbol) throw new Error(`${file} exports no ${name}`);
	const properties = checker.getDeclaredTypeOfSymbol(symbol).getProperties();
	return Object.fromEntries(
		properties.map((each) => [
			each.name + (each.flags & ts.SymbolFlags.Optional ? '?' : ''),
			kindOf(checker.getTypeOfSymbol(each)),
		]),
	);
}

function kindOf(type: ts.Type): string {
	if (type.flags & ts.TypeFlags.Unknown) return 'any';
	const plain = type.getNonNullableType();
	if (plain.isUnion()) return [...new Set(plain.types.map(kindOf))].join();
	if (plain.flags & ts.TypeFlags.StringLike) return 'string';
	if (plain.flags & ts.TypeFlags.NumberLike) return 'number';
	if (plain.flags & ts.TypeFlags.BooleanLike) return 'boolean';
	return checker.isArrayType(plain) ? 'array' : 'object';
}

function kindOfSchema(place: Place): string {
	const { schema } = resolve(place);
	const [value] = schema.enum ?? ('const' in schema ? [schema.const] : []);
	const type = value === undefined ? schema.type : typeof value;
	return type === 'integer' ? 'number' : String(type ?? 'any');
}

it.each(Object.entries(types))(
	'the type %s has the members of its schema',
	(name, [file, schema, without]) => {
		const wanted = [...members(schema)].filter(([member]) => !without?.includes(member));
		const expected = Object.fromEntries(
			wanted.map(([member, place]) => [
				place.required || filled.includes(name) ? member : `${member}?`,
				// What its process calls tags: nothing here relies on their being a list.
				member === 'tags' ? 'any' : kindOfSchema(place),
			]),
		);
		expect(membersOf(file, name)).toEqual(expected);
	},
);
