import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { expect, it } from 'vitest';
import { COMPOSE } from '../src/compose.ts';

it('compose.yaml is as the Compose specification has it', () => {
	expect(errorsIn(COMPOSE)).toEqual([]);
});

it.each([
	['a misspelt member', 'healthcheck:', 'healthchek:', '/services/shop'],
	['a member that is no text', '- bash', '- [bash]', 'healthcheck'],
	['a port that is open to everybody', '127.0.0.1:8080:8080', '8080:8080', '8080:8080'],
])('with %s it would not be', (_, theirs, mistaken, named) => {
	const folder = mkdtempSync(join(tmpdir(), 'compose-'));
	const file = join(folder, 'compose.yaml');
	writeFileSync(file, readFileSync(COMPOSE, 'utf8').replace(theirs, mistaken));
	expect(errorsIn(file).join('\n')).toContain(named);
	rmSync(folder, { recursive: true });
});

function errorsIn(file: string): string[] {
	const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
	const [{ messages } = { messages: [] }] = linter.lintFiles([file], false);
	return messages.filter(({ type }) => type === 'error').map(({ message }) => message);
}
