import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const COMPOSE = fileURLToPath(new URL('../../../sample-app/compose.yaml', import.meta.url));

/** What of a service the tests do in the place of an engine for containers. */
interface Service {
	readonly entrypoint: readonly string[];
	readonly environment: Readonly<Record<string, string>>;
	readonly healthcheck: { readonly test: readonly string[] };
	readonly ports: readonly string[];
	readonly networks: { readonly default: { readonly ipv4_address: string } };
}

interface Compose {
	readonly services: { readonly shop: Service; readonly coturn: Service };
}

/** The sample's `compose.yaml`, as it is where the variable `TURN_SECRET` has this value. */
export function composed(turnSecret: string): Compose {
	const text = readFileSync(COMPOSE, 'utf8').replaceAll(/\$\{TURN_SECRET:\?[^}]*\}/g, turnSecret);
	if (/\$\{/.test(text)) throw new Error('compose.yaml has a variable that the tests do not know.');
	return parse(text) as Compose;
}
