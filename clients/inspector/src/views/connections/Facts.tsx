import type { ReactNode } from 'react';
import type { ConnectionInfo } from '../../channel/types.ts';
import type { ConnectionPast } from '../../store/connection-record.ts';
import type { PeerEntry } from '../../store/types.ts';
import { bytes, clock, count, duration, milliseconds } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { CandidatePair } from './CandidatePair.tsx';
import { connectionWords } from './connection-words.ts';
import { Sparkline } from './Sparkline.tsx';
import { throughput } from './throughput.ts';

/** How a peer is connected, and how that went. */
export function Facts({ peer: { connection: info, past } }: { peer: PeerEntry }) {
	const now = useNow();
	const [word, tone] = connectionWords(info);
	return (
		<dl className="facts">
			<Fact name="State">
				<span className="state-word" data-tone={tone}>
					<span className="dot" data-tone={tone} aria-hidden="true" />
					{word}
				</span>
				{info !== undefined && (
					<span className="amount-more">
						for {duration(now - past.since)}
						{past.cuts > 0 && `, cut ${past.cuts === 1 ? 'once' : `${count(past.cuts)} times`}`}
					</span>
				)}
			</Fact>
			<Fact name="Path">
				<CandidatePair path={info?.path} />
			</Fact>
			<Fact name="Round trip">
				<span className="number" data-testid="round-trip-time">
					{info?.roundTripTimeMs === undefined ? '—' : milliseconds(info.roundTripTimeMs)}
				</span>
				<Sparkline samples={past.samples} />
			</Fact>
			<Fact name="Received">
				<Amount info={info} past={past} now={now} way="Received" />
			</Fact>
			<Fact name="Sent">
				<Amount info={info} past={past} now={now} way="Sent" />
			</Fact>
			<Fact name="Gaps">
				<Gaps gaps={past.gaps} />
			</Fact>
		</dl>
	);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div className="fact">
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

function Amount({
	info,
	past,
	now,
	way,
}: {
	info: ConnectionInfo | undefined;
	past: ConnectionPast;
	now: number;
	way: 'Sent' | 'Received';
}) {
	if (info === undefined) return <span className="quiet">—</span>;
	const messages = info[`messages${way}`];
	const aSecond = Math.round(throughput(past.samples, `messages${way}`, now));
	return (
		<span className="number">
			{bytes(throughput(past.samples, `bytes${way}`, now))}/s
			<span className="amount-more">{count(aSecond)} messages/s</span>
			<span className="amount-more">
				{bytes(info[`bytes${way}`])} in {count(messages)}
			</span>
		</span>
	);
}

const MAX_TOLD = 2;

function Gaps({ gaps }: { gaps: ConnectionPast['gaps'] }) {
	if (gaps.count === 0) return <span className="quiet">none</span>;
	const all = gaps.recent.map(({ time, dropped }) => `${clock(time)}: ${count(dropped)} events`);
	return (
		<span className="number" data-testid="gaps" title={all.join('\n')}>
			{gaps.count === 1 ? '1 gap' : `${count(gaps.count)} gaps`}, {count(gaps.dropped)} events
			{all.slice(0, MAX_TOLD).map((each, index) => (
				<span key={index} className="amount-more">
					{each}
				</span>
			))}
		</span>
	);
}
