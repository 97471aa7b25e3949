import { ChannelError, type Problem } from '../channel-error.js';
import type { ActorMessage } from '../actors/actor-data.js';
import { after, now } from '../data/clock.js';
import type { Message } from '../link/lane.js';
import type { OpenQuestions, Question } from './open-questions.js';
import type { Answer, Reply } from './read-answer.js';
import { origin, type SendOptions } from './trace-context.js';

/** How to ask. */
export interface AskOptions extends SendOptions {
	/** Both sides give up after so many milliseconds: 1 … 300,000, default 5,000. */
	readonly timeoutMs?: number;
	/** Takes the question back. */
	readonly signal?: AbortSignal;
}

const defaultTimeoutMs = 5_000;
const maxTimeoutMs = 300_000;

/** Asks an actor, and always ends: with its reply, or with a {@link ChannelError} that has a code of protocol §4. */
export function ask(
	questions: OpenQuestions,
	to: string,
	event: ActorMessage,
	{ timeoutMs = defaultTimeoutMs, signal, ...options }: AskOptions,
): Promise<Reply> {
	if (!(timeoutMs >= 1 && timeoutMs <= maxTimeoutMs))
		return Promise.reject(new RangeError(`timeoutMs is 1 … ${maxTimeoutMs}, not ${timeoutMs}.`));
	if (signal?.aborted) return Promise.reject(failure(cancelled));
	const data = asData(event);
	if (data instanceof ChannelError) return Promise.reject(data);
	return new Promise((resolve, reject) => {
		const deadline = now() + timeoutMs;
		const where = origin(options);
		const end = (): void => {
			stopTimer();
			signal?.removeEventListener('abort', abort);
		};
		const question: Question = {
			endsWith: 'reply',
			message: (number): Message | undefined => {
				const left = Math.ceil(deadline - now());
				const asked = { type: 'ask', id: number, to, ...where, event: data };
				return left > 0 ? ({ ...asked, timeoutMs: left } as Message) : undefined;
			},
			answer: (answer: Answer): void => {
				if (answer.type !== 'reply') return;
				end();
				resolve(replyOf(answer));
			},
			fail: (problem: Problem): void => {
				end();
				reject(failure(problem));
			},
		};
		const giveUp = (problem: Problem): void => {
			questions.close(id, 'cancel');
			question.fail(problem);
		};
		const abort = (): void => {
			giveUp(cancelled);
		};
		const stopTimer = after(timeoutMs, () => {
			giveUp({ code: 'timeout', message: `The actor did not answer within ${timeoutMs} ms.` });
		});
		signal?.addEventListener('abort', abort);
		const id = questions.open(question);
	});
}

const cancelled: Problem = { code: 'cancelled', message: 'The question was taken back here.' };

/** What the application is told: nothing of the wire. */
function replyOf({ accepted, value, snapshot, reason }: Reply): Reply {
	return {
		...(accepted !== undefined && { accepted }),
		...(value !== undefined && { value }),
		...(snapshot && { snapshot }),
		...(reason !== undefined && { reason }),
	};
}

/** The event as it is now: the application may change its object before the event is sent. */
function asData(event: ActorMessage): unknown {
	try {
		return JSON.parse(JSON.stringify(event)) as unknown;
	} catch (error) {
		return new ChannelError('bad-event', `The event is no JSON: ${(error as Error).message}`);
	}
}

function failure({ code, message }: Problem): ChannelError {
	return new ChannelError(code, message);
}
