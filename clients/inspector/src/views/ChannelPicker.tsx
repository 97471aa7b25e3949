import { short } from '../ui/format.ts';
import { Name } from '../ui/Name.tsx';

/** The channel's label; a choice where the application joins several. */
export function ChannelPicker({ channel, channels }: { channel: string; channels: readonly string[] }) {
	if (channel === '') return null;
	if (channels.length < 2) {
		return (
			<span className="channel" title={`Channel ${short(channel)}`}>
				<span className="channel-mark" aria-hidden="true">
					#
				</span>
				<Name>{channel}</Name>
			</span>
		);
	}
	const labels = channels.includes(channel) ? channels : [channel, ...channels];
	return (
		<select
			className="channel channel-select"
			aria-label="Channel"
			value={channel}
			onChange={(event) => {
				location.search = `?channel=${encodeURIComponent(event.target.value)}`;
			}}
		>
			{labels.map((label) => (
				<option key={label}>{label}</option>
			))}
		</select>
	);
}
