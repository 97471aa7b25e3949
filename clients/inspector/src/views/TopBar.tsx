import { RecordingMenu } from '../recording/views/RecordingMenu.tsx';
import { ForwardingNote } from '../stately/ForwardingNote.tsx';
import { Logo } from '../ui/Logo.tsx';
import { useInspected } from '../ui/use-store.ts';
import { ChannelPicker } from './ChannelPicker.tsx';
import { ChannelState } from './ChannelState.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

export function TopBar() {
	const { channel, channels, status, peers } = useInspected();
	return (
		<div className="top-bar">
			<Logo />
			<h1 className="top-title">
				XState <span>inspector</span>
			</h1>
			<ChannelPicker channel={channel} channels={channels} />
			<span className="spacer" />
			<ForwardingNote />
			<ChannelState status={status} peers={peers} />
			<RecordingMenu />
			<ThemeSwitch />
		</div>
	);
}
