import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const COOKIE = Buffer.from('2112a442', 'hex');

/** RFC 8489, section 5: requests, and what is added to make an answer of them. */
const ALLOCATE = 0x003;
const CREATE_PERMISSION = 0x008;
const ERROR = 0x110;

const ATTRIBUTE = {
	username: 0x0006,
	integrity: 0x0008,
	error: 0x0009,
	peerAddress: 0x0012,
	realm: 0x0014,
	nonce: 0x0015,
	transport: 0x0019,
} as const;

const UDP = Buffer.from([17, 0, 0, 0]);

export interface Credentials {
	readonly username: string;
	readonly credential: string;
}

type Attribute = readonly [type: number, value: Buffer];

interface Answer {
	/** 0 if it succeeded. */
	readonly error: number;
	readonly attributes: ReadonlyMap<number, Buffer>;
}

/** Says to a TURN server what no browser would (RFC 8656), over UDP on loopback. */
export class TurnClient implements Disposable {
	readonly #socket = createSocket('udp4');
	readonly #port: number;
	readonly #credentials: Credentials;
	#challenge: readonly Attribute[] = [];
	#key = Buffer.alloc(0);

	constructor(port: number, credentials: Credentials) {
		this.#port = port;
		this.#credentials = credentials;
	}

	/** Asks for a relayed address. @returns the error's code, 0 if there is none */
	async allocate(): Promise<number> {
		const transport: Attribute = [ATTRIBUTE.transport, UDP];
		const { attributes } = await this.#ask(ALLOCATE, [transport]);
		const realm = attributes.get(ATTRIBUTE.realm) ?? Buffer.alloc(0);
		const { username, credential } = this.#credentials;
		this.#key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest();
		this.#challenge = [
			[ATTRIBUTE.username, Buffer.from(username)],
			[ATTRIBUTE.realm, realm],
			[ATTRIBUTE.nonce, attributes.get(ATTRIBUTE.nonce) ?? Buffer.alloc(0)],
		];
		return (await this.#ask(ALLOCATE, [transport])).error;
	}

	/** Asks to be allowed to send to an address (IPv4). @returns the error's code, 0 if there is none */
	async permit(address: string): Promise<number> {
		const port = Buffer.from([0, 1, 0x21 ^ (5000 >> 8), 0x12 ^ (5000 & 0xff)]);
		const masked = address.split('.').map((byte, index) => Number(byte) ^ (COOKIE[index] ?? 0));
		const peer: Attribute = [ATTRIBUTE.peerAddress, Buffer.concat([port, Buffer.from(masked)])];
		return (await this.#ask(CREATE_PERMISSION, [peer])).error;
	}

	[Symbol.dispose](): void {
		this.#socket.close();
	}

	async #ask(type: number, attributes: readonly Attribute[]): Promise<Answer> {
		this.#socket.send(this.#request(type, [...attributes, ...this.#challenge]), this.#port, '127.0.0.1');
		const [answer] = (await once(this.#socket, 'message', { signal: AbortSignal.timeout(5_000) })) as [
			Buffer,
		];
		const read = new Map(attributesOf(answer));
		const [hundreds = 0, rest = 0] = read.get(ATTRIBUTE.error)?.subarray(2) ?? [];
		const failed = (answer.readUInt16BE() & ERROR) === ERROR;
		return { error: failed ? hundreds * 100 + rest : 0, attributes: read };
	}

	#request(type: number, attributes: readonly Attribute[]): Buffer {
		const transaction = randomBytes(12);
		const body = Buffer.concat(attributes.map(encoded));
		if (this.#challenge.length === 0) return Buffer.concat([header(type, body.length, transaction), body]);
		// The length counts what signs, although it is not signed itself (section 14.5).
		const signed = Buffer.concat([header(type, body.length + 24, transaction), body]);
		const signature = createHmac('sha1', this.#key).update(signed).digest();
		return Buffer.concat([signed, encoded([ATTRIBUTE.integrity, signature])]);
	}
}

function header(type: number, length: number, transaction: Buffer): Buffer {
	const start = Buffer.alloc(4);
	start.writeUInt16BE(type);
	start.writeUInt16BE(length, 2);
	return Buffer.concat([start, COOKIE, transaction]);
}

function encoded([type, value]: Attribute): Buffer {
	const whole = Buffer.alloc(4 + padded(value.length));
	whole.writeUInt16BE(type);
	whole.writeUInt16BE(value.length, 2);
	value.copy(whole, 4);
	return whole;
}

function* attributesOf(message: Buffer): Generator<Attribute> {
	for (let at = 20; at < message.length; ) {
		const length = message.readUInt16BE(at + 2);
		yield [message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length)];
		at += 4 + padded(length);
	}
}

const padded = (length: number) => Math.ceil(length / 4) * 4;
