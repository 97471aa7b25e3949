/** The few values asked for last, by their key. */
export class Recent<Value> {
	readonly #values = new Map<string, Value>();

	constructor(readonly most: number) {}

	get(key: string): Value | undefined {
		const value = this.#values.get(key);
		if (value === undefined) return undefined;
		this.#values.delete(key);
		this.#values.set(key, value);
		return value;
	}

	set(key: string, value: Value): Value {
		this.#values.set(key, value);
		if (this.#values.size > this.most) {
			const [oldest] = this.#values.keys();
			if (oldest !== undefined) this.#values.delete(oldest);
		}
		return value;
	}
}
