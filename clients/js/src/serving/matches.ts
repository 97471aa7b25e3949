import type { ActorDescription, ActorQuery } from '../actors/actor-data.js';

const members = ['systemId', 'src', 'status'] as const;

/** Whether an actor is meant by a query. */
export function matches(query: ActorQuery, actor: ActorDescription): boolean {
	return members.every((member) => {
		const pattern = query[member];
		const text = actor[member];
		return pattern === undefined || (text !== undefined && isLike(pattern, text));
	});
}

/** Whether a whole text is what a pattern describes, in which `*` stands for any characters; never slower than their product. */
export function isLike(pattern: string, text: string): boolean {
	let at = 0;
	let star = -1;
	let resume = 0;
	for (let index = 0; index < text.length; ) {
		if (pattern[at] === '*') {
			star = at++;
			resume = index;
		} else if (pattern[at] === text[index]) {
			at++;
			index++;
		} else if (star >= 0) {
			at = star + 1;
			index = ++resume;
		} else return false;
	}
	while (pattern[at] === '*') at++;
	return at === pattern.length;
}
