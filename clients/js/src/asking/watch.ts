import type { Ending } from '../actors/actor-data.js';
import type { Problem } from '../channel-error.js';
import { tell } from '../data/tell.js';
import { completion } from './read-answer.js';
import type { OpenQuestions } from './open-questions.js';

/** Tells once how an actor ended, also if it is gone already or its peer is lost. @returns ends the watch */
export function watch(questions: OpenQuestions, to: string, listener: (ending: Ending) => void): () => void {
	const end = (ending: Ending): void => {
		ended = true;
		tell(listener, ending);
	};
	let ended = false;
	let id: number | undefined;
	const begin = (): void => {
		if (ended) return;
		id = questions.open({
			endsWith: 'complete',
			message: (number) => ({ type: 'watch', id: number, to }),
			answer: (answer) => {
				if (answer.type !== 'complete') return;
				end(completion(answer));
			},
			fail: ({ code, message }: Problem) => {
				end({ type: 'failure', code, message });
			},
		});
	};
	// Later: whoever watches has the answer in hand before it is told.
	queueMicrotask(begin);
	return () => {
		ended = true;
		if (id !== undefined) questions.close(id, 'unsubscribe');
	};
}
