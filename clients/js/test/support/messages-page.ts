import { families, family, members, messages, type Place, resolve, type Schema } from './schemas.js';

const intro = `# Messages

Every message of [the protocol](protocol.md), member by member. This page is made of [the schemas](schemas/README.md): change those, then run \`npx vitest run messages-page -u\` in \`clients/js\`.

Members that are not listed may be there, and are ignored. A member in *italics* may be absent; what a sender does not know it leaves out, and never says \`null\` unless that is named. Characters are UTF-16 code units.
`;

/** Writes docs/messages.md. */
export function messagesPage(): string {
	return `${intro}\n${families.map(section).join('\n')}`;
}

function section(name: (typeof families)[number]): string {
	const { title = '', description = '' } = family(name).schema;
	const file = `${name}.schema.json`;
	const parts = [...messages(name)].map(([type, place]) => messageOf(type, place));
	return `## ${title}\n\n${description} Schema: [${file}](schemas/${file}).\n\n${parts.join('\n')}`;
}

function messageOf(type: string, place: Place): string {
	const { description = '' } = place.schema;
	const rows = rowsOf(place, '').filter((row) => !row.startsWith('| `type` |'));
	const table = ['| member | value | |', '| --- | --- | --- |', ...rows].join('\n');
	return `### \`${type}\`\n\n${description}\n${rows.length > 0 ? `\n${table}\n` : ''}`;
}

/** One for each member, and below it one for each of its own. */
function rowsOf(place: Place, path: string): string[] {
	return [...members(place)].flatMap(([name, member]) => {
		const { file, schema } = resolve(member);
		const shown = `\`${path}${name}\``;
		const row = `| ${member.required ? shown : `*${shown}*`} | ${valueOf({ file, schema })} | ${schema.description ?? ''} |`;
		const within = schema.items ? resolve({ file, schema: schema.items }) : { file, schema };
		return [row, ...rowsOf(within, `${path}${name}${schema.items ? '[].' : '.'}`)];
	});
}

function valueOf(place: Place): string {
	const { file, schema } = resolve(place);
	const words = wordsOf(schema);
	if (words) return words;
	const types = [schema.type ?? 'any JSON'].flat();
	if (types[0] === 'array')
		return `list of ${upTo(schema.maxItems)}${plural(valueOf({ file, schema: schema.items ?? {} }))}`;
	return `${types[0] ?? ''}${boundsOf(schema)}${types.includes('null') ? ', or null' : ''}`;
}

/** Those that a member may be, if they are counted. */
function wordsOf(schema: Schema): string | undefined {
	if ('const' in schema) return code(schema.const);
	if (schema.enum) return schema.enum.map(code).join(', ');
	const known = schema.anyOf?.[0] && wordsOf(schema.anyOf[0]);
	return known === undefined ? undefined : `${known}, or another word`;
}

function boundsOf({ minimum, maximum, minLength, maxLength }: Schema): string {
	if (minimum !== undefined)
		return ` from ${minimum}${most(maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum)}`;
	if (maxLength === undefined) return '';
	return minLength
		? `, ${minLength} to ${maxLength.toLocaleString('en')} characters`
		: `, up to ${maxLength.toLocaleString('en')} characters`;
}

function upTo(bound: number | undefined): string {
	return bound === undefined ? '' : `up to ${bound.toLocaleString('en')} `;
}

function most(bound: number | undefined): string {
	return bound === undefined ? '' : ` to ${bound.toLocaleString('en')}`;
}

function plural(value: string): string {
	return value.replace(/^(string|object)/, '$1s');
}

function code(value: unknown): string {
	return `\`${String(value)}\``;
}
