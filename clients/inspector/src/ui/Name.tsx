import { short } from './format.ts';

/** A text that a peer chose: isolated, so that its direction marks turn nothing around it, and of bounded length. */
export function Name({ children, className }: { children: string; className?: string }) {
	return <bdi className={className}>{short(children)}</bdi>;
}
