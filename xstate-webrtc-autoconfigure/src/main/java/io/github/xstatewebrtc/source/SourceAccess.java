package io.github.xstatewebrtc.source;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Admission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.JoinDecision;
import io.github.xstatewebrtc.signaling.JoinRequest;

/**
 * Who may report actors: they stand before all who watch this application, in each of its
 * channels. So whoever reports some must be allowed to show itself to others there.
 */
public final class SourceAccess {

	private static final String KIND = "socket";

	private final List<String> channels;

	private final Admission admission;

	/**
	 * Decide by the permission {@code peers}.
	 * @param channels the channels in which the actors stand
	 * @param admission asks the application
	 */
	public SourceAccess(List<String> channels, Admission admission) {
		this.channels = List.copyOf(channels);
		this.admission = admission;
	}

	/**
	 * Ask whether somebody may report actors. May wait for the application.
	 * @param caller who
	 * @param name the name under which they would stand
	 * @return a sentence that says why not and what to do, {@code null} if it may
	 */
	@Nullable String refusal(Caller caller, String name) {
		PeerInfo peer = new PeerInfo(name, KIND, null, false, List.of());
		for (String channel : this.channels) {
			JoinDecision decision = this.admission.judge(new JoinRequest(channel, caller, peer));
			if (decision instanceof JoinDecision.Refused refused) {
				return refused.message();
			}
			if (!((JoinDecision.Granted) decision).permissions().contains(Permission.PEERS)) {
				return "To report actors needs the permission 'peers' in the channel '" + channel
						+ "': name one of the user's authorities in xstate.webrtc.permissions.peers.";
			}
		}
		return null;
	}

}
