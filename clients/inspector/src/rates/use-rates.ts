import { useEffect, useState } from 'react';
import type { PeerEntry } from '../store/types.ts';
import { useStore } from '../ui/use-store.ts';
import { RateMeter } from './rate-meter.ts';

const EVERY_MS = 1_000;

/** Events a second, by the key of an actor; without those that rest. */
export type Rates = ReadonlyMap<string, number>;

const AT_REST: Rates = new Map();

function counts(peers: readonly PeerEntry[]): Map<string, number> {
	const all = new Map<string, number>();
	for (const { actors } of peers) {
		for (const { key, events, changes } of actors) all.set(key, Math.max(events, changes));
	}
	return all;
}

/** Looks at the actors once a second, however often they change. */
export function useRates(): Rates {
	const store = useStore();
	const [rates, setRates] = useState(AT_REST);
	useEffect(() => {
		const meter = new RateMeter();
		const look = () => {
			const next = meter.sample(performance.now(), counts(store.getState().peers));
			setRates((before) => (before.size === 0 && next.size === 0 ? before : next));
		};
		look();
		const timer = setInterval(look, EVERY_MS);
		return () => {
			clearInterval(timer);
		};
	}, [store]);
	return rates;
}

export function sumOf(rates: Rates, peers: readonly PeerEntry[]): number {
	let sum = 0;
	for (const { actors } of peers) for (const { key } of actors) sum += rates.get(key) ?? 0;
	return sum;
}
