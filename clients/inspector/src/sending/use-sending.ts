import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Messenger } from '../channel/messenger.ts';
import { usePlace } from '../place/use-place.ts';
import type { ActorEntry } from '../store/types.ts';
import { begun } from './accepted-events.ts';
import type { Draft } from './draft.ts';
import { Drafts } from './drafts.ts';
import { Outbox } from './outbox.ts';
import type { Sent } from './sent.ts';

/** What is being written and what was sent: it outlives the views. */
export interface Sending {
	readonly outbox: Outbox;
	readonly drafts: Drafts;
}

export const sendingOver = (messenger: Messenger): Sending => ({
	outbox: new Outbox(messenger),
	drafts: new Drafts(),
});

/** Undefined where there is nobody to send to, as in a recording. */
export const SendingContext = createContext<Sending | undefined>(undefined);

export const useSending = (): Sending | undefined => useContext(SendingContext);

export const useDraft = ({ drafts }: Sending, actor: ActorEntry): Draft =>
	useSyncExternalStore(drafts.subscribe, () => drafts.get(actor.key));

/** What was sent to an actor, newest first. */
export function useSent({ outbox }: Sending, { peerId, sessionId }: ActorEntry): readonly Sent[] {
	const all = useSyncExternalStore(outbox.subscribe, outbox.all);
	return all.filter(({ to }) => to.peerId === peerId && to.sessionId === sessionId).reverse();
}

/** Begins an event for the actor that is looked at, from anywhere in the page; undefined where nothing can be sent. */
export function useCompose(): ((actor: ActorEntry, type: string) => void) | undefined {
	const sending = useSending();
	const { go } = usePlace();
	if (sending === undefined) return undefined;
	return (actor, type) => {
		sending.drafts.change(actor.key, { type: begun(type) });
		go({ tab: 'send' });
	};
}
