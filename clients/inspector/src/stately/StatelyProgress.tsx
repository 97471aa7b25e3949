import { count } from '../ui/format.ts';
import { Name } from '../ui/Name.tsx';
import type { StatelyState } from './stately.ts';

const TONES = { idle: 'wait', waiting: 'wait', forwarding: 'good', blocked: 'bad', ended: 'bad' } as const;

function Words({ state }: { state: Exclude<StatelyState, { state: 'idle' }> }) {
	switch (state.state) {
		case 'blocked':
			return 'The browser let no window open: allow pop-ups for this page, and try again.';
		case 'waiting':
			return (
				<>
					Waiting until the page at {state.origin} says that it is ready. If it says nothing, it is no
					receiver of <code>@statelyai/inspect</code>, or has gone on to another site.
				</>
			);
		case 'forwarding':
			return (
				<>
					<Name>{state.peerName}</Name>: <span aria-hidden="true">{count(state.sent)}</span> events forwarded
					to {state.origin}
					{state.leftOut > 0 && <span aria-hidden="true">, {count(state.leftOut)} left out</span>}.
				</>
			);
		case 'ended':
			if (state.why === 'peer-left')
				return (
					<>
						<Name>{state.peerName}</Name> has left the channel. {count(state.sent)} events were forwarded.
					</>
				);
			return state.sent > 0
				? `The window was closed. ${count(state.sent)} events were forwarded.`
				: 'The window was closed, or its site keeps it apart from other pages (Cross-Origin-Opener-Policy).';
	}
}

/** How forwarding stands; spoken when it changes its state. */
export function StatelyProgress({ state }: { state: StatelyState }) {
	return (
		<p className="dialog-state" role="status" data-testid="stately" data-stately={state.state}>
			{state.state !== 'idle' && (
				<>
					<span className="dot" data-tone={TONES[state.state]} aria-hidden="true" />
					<span>
						<Words state={state} />
					</span>
				</>
			)}
		</p>
	);
}
