import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * A line of text each way to the JVM that started this program and whose port is its last argument: a word, a space
 * and the rest. When it is cut, the program ends.
 */
export class ControlLine {
	readonly #socket = connect(Number(process.argv.at(-1)), '127.0.0.1').setNoDelay();

	/** @param handlers take the rest of a line, by its word */
	constructor(handlers: Readonly<Record<string, (rest: string) => void>>) {
		createInterface(this.#socket).on('line', (line) => {
			const space = line.indexOf(' ');
			handlers[line.slice(0, space)]?.(line.slice(space + 1));
		});
		this.#socket.on('close', () => process.exit());
		this.#socket.on('error', () => process.exit());
	}

	send(word: string, rest: number | string = ''): void {
		this.#socket.write(`${word} ${rest}\n`);
	}
}
