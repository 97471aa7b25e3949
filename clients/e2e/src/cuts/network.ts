import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { need } from '../programs.ts';

/** Where the hub listens: signaling goes on when the rest is swallowed. */
export const HUB_PORT = 8080;

const ADDRESS = '10.77.0.1';

/** The one after a move. */
const NEXT_ADDRESS = '10.77.0.2';

/** A table of routes that leads to a card nobody has: what is sent there is lost without a word. */
const NOWHERE = '66';

const SETUP = [
	'ip link set lo up',
	// One way from peer to peer, not two.
	'echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6',
	'ip link add here type veth peer name there',
	`ip address add ${ADDRESS}/24 dev here`,
	'ip link set here up',
	'ip link set there up',
	`ip route add default dev here table ${NOWHERE}`,
	`ip neighbour add ${ADDRESS} lladdr 02:00:00:00:00:66 dev here nud permanent`,
	// Routes to own addresses come first of all, unless they are moved.
	'ip rule add pref 100 lookup local',
	'ip rule del pref 0',
	`ip rule add pref 40 ipproto tcp dport ${HUB_PORT} lookup local`,
	`ip rule add pref 40 ipproto tcp sport ${HUB_PORT} lookup local`,
	'echo ready',
	'exec cat',
];

/** A network of the test's own, which outlives nobody: loopback, and one address through which peers meet. */
export class Network implements Disposable {
	readonly #keeper: ChildProcess;

	private constructor(keeper: ChildProcess) {
		this.#keeper = keeper;
	}

	static async create(): Promise<Network> {
		const script = SETUP.join(' && ');
		const keeper = spawn(need('unshare'), ['--net', 'sh', '-c', script], {
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		const ended = once(keeper, 'exit').then(([code]) => {
			throw new Error(`No network could be made: ended with ${String(code)}`);
		});
		await Promise.race([once(keeper.stdout, 'data'), ended]);
		return new Network(keeper);
	}

	/** The words before a command that is to run in this network. */
	get inside(): string[] {
		return [need('nsenter'), `--target=${this.#keeper.pid ?? 0}`, '--net'];
	}

	/** Lets everything vanish that peers send each other, by UDP or, where both do ICE over TCP, by TCP. */
	swallow(): void {
		for (const protocol of ['udp', 'tcp']) this.#rule('add', protocol);
	}

	/** It arrives again. */
	heal(): void {
		for (const protocol of ['udp', 'tcp']) this.#rule('del', protocol);
	}

	/** Gives the machine another address, as when it leaves one network for the next. */
	move(): void {
		this.#ip('address', 'del', `${ADDRESS}/24`, 'dev', 'here');
		this.#ip('address', 'add', `${NEXT_ADDRESS}/24`, 'dev', 'here');
	}

	[Symbol.dispose](): void {
		this.#keeper.kill('SIGKILL');
	}

	#rule(verb: 'add' | 'del', protocol: string): void {
		this.#ip('rule', verb, 'pref', '50', 'ipproto', protocol, 'lookup', NOWHERE);
	}

	#ip(...command: string[]): void {
		const [enter = '', ...words] = this.inside;
		execFileSync(enter, [...words, need('ip'), ...command]);
	}
}
