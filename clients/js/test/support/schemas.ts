import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** A JSON Schema, as far as it is looked into here. */
export interface Schema {
	readonly $ref?: string;
	readonly description?: string;
	readonly type?: string | readonly string[];
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly default?: unknown;
	readonly examples?: readonly unknown[];
	readonly oneOf?: readonly Schema[];
	readonly anyOf?: readonly Schema[];
	readonly allOf?: readonly Schema[];
	readonly then?: Schema;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly items?: Schema;
	readonly pattern?: string;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly maxItems?: number;
	readonly $defs?: Readonly<Record<string, Schema>>;
	readonly title?: string;
}

/** Those of docs/schemas with messages. */
export const families = [
	'to-hub',
	'from-hub',
	'link',
	'actors',
	'inspection',
	'recording',
	'plain-socket',
] as const;

export type Family = (typeof families)[number];

// Not in one expression: Vite would take the folder for an asset of a page.
const here = import.meta.url;
const folder = fileURLToPath(new URL('../../../../docs/schemas/', here).href);
const options = { strict: true, strictTypes: false, strictRequired: false, allErrors: true };
// That they are schemas is a test of its own: each test file would find it out anew.
const ajv = new Ajv2020({ ...options, meta: false, validateSchema: false });
const documents = new Map<string, Schema>();
for (const name of ['shared', ...families]) {
	const file = `${name}.schema.json`;
	const schema = JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Schema;
	documents.set(file, schema);
	ajv.addSchema(schema, file);
}

/** Whether a family's file is a schema of its draft. @throws Error if not */
export function requireSchema(name: Family | 'shared'): void {
	void new Ajv2020(options).validateSchema(documentOf(`${name}.schema.json`), true);
}

/** Where a schema stands: `$ref`s within it are relative to that file. */
export interface Place {
	readonly file: string;
	readonly schema: Schema;
}

export function family(name: Family): Place {
	return { file: `${name}.schema.json`, schema: documentOf(`${name}.schema.json`) };
}

function documentOf(file: string): Schema {
	const schema = documents.get(file);
	if (!schema) throw new Error(`docs/schemas has no ${file}`);
	return schema;
}

/** Follows a `$ref`; a description beside it is kept. */
export function resolve({ file, schema }: Place): Place {
	if (schema.$ref === undefined) return { file, schema };
	const [otherFile = '', pointer = ''] = schema.$ref.split('#');
	const target = otherFile === '' ? file : otherFile;
	const name = pointer.replace('/$defs/', '');
	const found = documentOf(target).$defs?.[name];
	if (!found) throw new Error(`${file}: there is no ${schema.$ref}`);
	const { description = found.description } = schema;
	return { file: target, schema: { ...found, ...(description !== undefined && { description }) } };
}

/** The members of an object, own ones and those of its `allOf`, in the order of the text. */
export function members(place: Place): Map<string, Place & { readonly required: boolean }> {
	const { file, schema } = resolve(place);
	const found = new Map<string, Place & { required: boolean }>();
	const own = Object.entries(schema.properties ?? {});
	for (const [name, member] of own) found.set(name, { file, schema: member, required: false });
	for (const part of schema.allOf ?? [])
		for (const [name, member] of members({ file, schema: part }))
			if (!found.has(name)) found.set(name, member);
	for (const name of schema.required ?? []) {
		const member = found.get(name);
		if (member) found.set(name, { ...member, required: true });
	}
	return found;
}

/** The messages of a family, by their type. */
export function messages(name: Family): Map<string, Place> {
	const { file, schema } = family(name);
	return new Map(
		(schema.oneOf ?? []).map((each) => {
			const message = resolve({ file, schema: each });
			return [String(members(message).get('type')?.schema.const), message];
		}),
	);
}

/** What is wrong with a message; empty if nothing is. */
export function problems(name: Family, message: unknown): string[] {
	const type = String((message as { readonly type?: unknown } | null)?.type);
	const { schema } = family(name);
	const branch = (schema.oneOf ?? []).find(
		(each) =>
			members(resolve({ file: `${name}.schema.json`, schema: each })).get('type')?.schema.const === type,
	);
	if (!branch) return [`${name} has no message of the type ${type}`];
	const validate = ajv.getSchema(`${name}.schema.json${branch.$ref ?? ''}`);
	if (!validate) throw new Error(`no schema for ${type}`);
	if (validate(message)) return [];
	const text = JSON.stringify(message).slice(0, 300);
	return (validate.errors ?? []).map(
		(error) => `${type}${error.instancePath} ${error.message ?? ''}: ${text}`,
	);
}
