/** What stands out in a diagram: ids of the active states, and of the transitions taken last. */
export interface Lit {
	readonly active: ReadonlySet<string>;
	readonly traced: ReadonlySet<string>;
}

export const UNLIT: Lit = { active: new Set(), traced: new Set() };
