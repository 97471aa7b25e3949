/** @throws Error if the page has no such element */
export function element(id: string): HTMLElement {
	return elementOf(id, HTMLElement);
}

/** @throws Error if the page has no such element of that type */
export function elementOf<T extends HTMLElement>(id: string, type: new () => T): T {
	const found = document.getElementById(id);
	if (!(found instanceof type)) throw new Error(`The page has no ${type.name} “${id}”`);
	return found;
}

/** Makes an element with a text, or with elements in it. */
export function make<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	content: string | readonly Node[],
	attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	made.append(...(typeof content === 'string' ? [content] : content));
	for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
	return made;
}

export const price = (amount: number): string => amount.toFixed(2);

export function showLink(id: string, state: string, words: string): void {
	const link = element(id);
	link.dataset.state = state;
	link.textContent = words;
}
