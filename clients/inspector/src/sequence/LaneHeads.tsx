import { count, short } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { Name } from '../ui/Name.tsx';
import { LANE_WIDTH } from './geometry.ts';
import type { Lane } from './model/lane.ts';

interface Group {
	readonly peerId: string;
	readonly lanes: Lane[];
}

function groups(lanes: readonly Lane[]): Group[] {
	const found: Group[] = [];
	for (const lane of lanes) {
		const last = found.at(-1);
		if (last?.peerId === lane.peerId) last.lanes.push(lane);
		else found.push({ peerId: lane.peerId, lanes: [lane] });
	}
	return found;
}

/** Who is who: actors below their peers. */
export function LaneHeads({
	lanes,
	onHide,
	onShowActor,
}: {
	lanes: readonly Lane[];
	onHide: (lane: Lane) => void;
	onShowActor: (lane: Lane) => void;
}) {
	return (
		<div className="seq-heads" role="group" aria-label={`${count(lanes.length)} lanes`}>
			{groups(lanes).map((group) => (
				<Peer key={group.peerId} lanes={group.lanes} onHide={onHide} onShowActor={onShowActor} />
			))}
		</div>
	);
}

function Peer({
	lanes,
	onHide,
	onShowActor,
}: {
	lanes: readonly Lane[];
	onHide: (lane: Lane) => void;
	onShowActor: (lane: Lane) => void;
}) {
	const [first] = lanes;
	if (first === undefined) return null;
	return (
		<div className="seq-peer" data-hue={first.hue}>
			<span className="seq-peer-name">
				<span className="peer-mark" data-hue={first.hue} aria-hidden="true" />
				<Name>{first.peerName}</Name>
			</span>
			<div className="seq-peer-lanes">
				{lanes.map((lane) => (
					<div
						key={lane.key}
						className="seq-head-lane"
						data-lane={short(lane.key)}
						data-name={short(lane.name)}
						style={{ width: LANE_WIDTH }}
					>
						{lane.sessionId === '' ? (
							<span className="seq-lane-name quiet">itself</span>
						) : (
							<button
								type="button"
								className="seq-lane-name"
								onClick={() => {
									onShowActor(lane);
								}}
							>
								<Name>{lane.name}</Name>
								{lane.name !== lane.sessionId && <Name className="seq-lane-id">{lane.sessionId}</Name>}
							</button>
						)}
						<button
							type="button"
							className="icon-button seq-hide"
							aria-label={`Hide the lane of ${short(lane.name, 80)}`}
							title="Hide this lane"
							onClick={() => {
								onHide(lane);
							}}
						>
							<Icon name="close" />
						</button>
					</div>
				))}
			</div>
		</div>
	);
}
