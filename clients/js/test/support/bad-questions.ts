import { add } from './serving-scene.js';

/** Questions of a known type that make no sense, and why; each has an id. */
export const badQuestions: readonly (readonly [string, object])[] = [
	['an event without a type', { type: 'ask', id: 1, to: '@cart', event: {} }],
	['an event that is the machine’s own', { type: 'ask', id: 1, to: '@cart', event: { type: 'xstate.stop' } }],
	['an event that is a text', { type: 'ask', id: 1, to: '@cart', event: 'ADD' }],
	['a type that is too long', { type: 'ask', id: 1, to: '@cart', event: { type: 'x'.repeat(257) } }],
	['no addressee', { type: 'ask', id: 1, event: add }],
	['an empty addressee', { type: 'subscribe', id: 1, to: '' }],
	['too long an addressee', { type: 'watch', id: 1, to: 'x'.repeat(257) }],
	['no time', { type: 'ask', id: 1, to: '@cart', event: add, timeoutMs: 0 }],
	['too much time', { type: 'ask', id: 1, to: '@cart', event: add, timeoutMs: 300_001 }],
	['a query that is none', { type: 'actors', id: 1, query: [] }],
	['a pattern that is empty', { type: 'actors', id: 1, query: { systemId: '' } }],
	['a sender that is none', { type: 'ask', id: 1, to: '@cart', from: 7, event: add }],
	['a pattern that is none', { type: 'actors', id: 1, query: { src: 7 } }],
];
