import { report } from '../data/tell.js';
import { type LocalActor, type LocalObserver, observersOf, rootOf } from './local-actor.js';

/** How many observers of an actor are from here. */
const ours = new WeakMap<LocalActor, number>();

const nothing = (): void => undefined;

/** Subscribes to an actor, and to the root that its errors would come to. @returns ends it */
export function observe(actor: LocalActor, observer: LocalObserver): () => void {
	const root = rootOf(actor);
	const subscriptions = [subscribe(actor, observer)];
	if (root !== actor)
		subscriptions.push(subscribe(root, { next: nothing, error: nothing, complete: nothing }));
	return () => {
		// Later: the error that ends an actor comes to its root after it.
		queueMicrotask(() => {
			for (const unsubscribe of subscriptions) unsubscribe();
		});
	};
}

/**
 * An error of a root that nobody has subscribed to XState throws as uncaught, and a Node process ends by it: it is
 * reported instead, once.
 */
function subscribe(actor: LocalActor, observer: LocalObserver): () => void {
	const count = (by: 1 | -1): void => {
		ours.set(actor, (ours.get(actor) ?? 0) + by);
	};
	count(1);
	const subscription = actor.subscribe({
		...observer,
		error: (error) => {
			const mine = ours.get(actor) ?? 0;
			const isUnattended = rootOf(actor) === actor && (observersOf(actor) ?? mine) <= mine;
			// It is told to each of them.
			ours.set(actor, 0);
			observer.error(error);
			if (isUnattended && mine > 0) report(error);
		},
	});
	return () => {
		count(-1);
		subscription.unsubscribe();
	};
}
