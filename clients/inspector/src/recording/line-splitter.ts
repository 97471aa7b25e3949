/** Cuts a text that comes in pieces into lines. A line beyond the bound is not kept, however long it goes on. */
export class LineSplitter {
	readonly #maxLength: number;
	#rest = '';
	#isTooLong = false;

	constructor(maxLength: number) {
		this.#maxLength = maxLength;
	}

	/** The lines that end within this piece; undefined in the place of one that is too long. */
	push(piece: string): (string | undefined)[] {
		const lines: (string | undefined)[] = [];
		let start = 0;
		for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', start)) {
			this.#keep(piece.slice(start, end));
			lines.push(...this.end());
			start = end + 1;
		}
		this.#keep(piece.slice(start));
		return lines;
	}

	/** What came after the last end of a line, as a line of its own; nothing if that is nothing. */
	end(): (string | undefined)[] {
		const line = this.#rest.trim();
		const isTooLong = this.#isTooLong;
		this.#rest = '';
		this.#isTooLong = false;
		if (isTooLong) return [undefined];
		return line === '' ? [] : [line];
	}

	#keep(piece: string): void {
		if (this.#isTooLong) return;
		this.#rest += piece;
		this.#isTooLong = this.#rest.length > this.#maxLength;
		if (this.#isTooLong) this.#rest = '';
	}
}
