import type { Books, NumberedPeer, Status } from './numbered-peer.ts';

/** A peer that is told by lines what to do. */
export abstract class CommandedPeer implements NumberedPeer {
	abstract readonly name: string;

	status(): Promise<Status> {
		return this.tell('status');
	}

	stream(messages: number): Promise<Status> {
		return this.tell(`stream ${messages}`);
	}

	burst(messages: number): Promise<Status> {
		return this.tell(`burst ${messages}`);
	}

	cut(): Promise<Status> {
		return this.tell('cut');
	}

	cutSocket(): Promise<Status> {
		return this.tell('cut-socket');
	}

	books(): Promise<Books> {
		return this.tell('books');
	}

	abstract freeze(): void;

	abstract thaw(): void;

	abstract [Symbol.asyncDispose](): Promise<void>;

	/** @returns the answer */
	protected abstract tell<T>(line: string): Promise<T>;
}
