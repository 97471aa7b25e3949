/** A sentence of this page in which backticks mark what is code. */
export function Marked({ children }: { children: string }) {
	const parts = children.split('`');
	return parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
