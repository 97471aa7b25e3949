package io.github.xstatewebrtc.protocol.signaling;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a hub says to a peer.
 */
@JsonPropertyOrder("type")
public sealed interface HubMessage {

	/**
	 * Return what tells the kinds of message apart on the wire.
	 * @return the type
	 */
	@JsonProperty
	String type();

	/**
	 * The peer is a member now.
	 *
	 * @param peerId its id
	 * @param resume a token to go on under that id after a cut, for one use
	 * @param resumeSeconds how long after a cut the token is good for
	 * @param expiresAt when the log-in or token ends, and the membership with it, absent
	 * for never
	 * @param iceServers the STUN and TURN servers to use
	 * @param iceTransportPolicy {@code all} or {@code relay}, as in W3C WebRTC
	 * @param permissions what the peer may do
	 * @param limits what the hub takes
	 * @param peers the other members, or the first of them
	 * @param more whether {@code peers} messages follow with the rest
	 */
	record Joined(String peerId, String resume, long resumeSeconds, @Nullable Instant expiresAt,
			List<IceServer> iceServers, String iceTransportPolicy, Set<Permission> permissions, Limits limits,
			List<PeerEntry> peers, boolean more) implements HubMessage {

		public Joined {
			iceServers = List.copyOf(iceServers);
			permissions = Set.copyOf(permissions);
			peers = List.copyOf(peers);
		}

		@Override
		public String toString() {
			return "Joined[peerId=" + this.peerId + ", permissions=" + this.permissions + "]";
		}

		@Override
		public String type() {
			return "joined";
		}

	}

	/**
	 * The peer goes on with a new token.
	 *
	 * @param expiresAt when that ends, absent for never
	 * @param permissions what the peer may do from now on
	 */
	record Renewed(@Nullable Instant expiresAt, Set<Permission> permissions) implements HubMessage {

		public Renewed {
			permissions = Set.copyOf(permissions);
		}

		@Override
		public String type() {
			return "renewed";
		}

	}

	/**
	 * What the hub takes.
	 *
	 * @param signalBytes the largest message in UTF-8 bytes
	 * @param relayFrameBytes the largest frame in UTF-8 bytes that it passes on, absent
	 * if it passes on none
	 * @param relayBytesPerSecond how many bytes of frames in a second, absent for no
	 * quota
	 */
	record Limits(long signalBytes, @Nullable Integer relayFrameBytes, @Nullable Integer relayBytesPerSecond) {
	}

	/**
	 * More members: the rest after {@code joined}, or several that joined at once.
	 *
	 * @param peers the members
	 * @param more whether another page follows
	 */
	record Peers(List<PeerEntry> peers, boolean more) implements HubMessage {

		public Peers {
			peers = List.copyOf(peers);
		}

		@Override
		public String type() {
			return "peers";
		}

	}

	/**
	 * A member came.
	 *
	 * @param peer the new member
	 */
	record PeerJoined(PeerEntry peer) implements HubMessage {

		@Override
		public String type() {
			return "peer-joined";
		}

	}

	/**
	 * What a member announces or may do has changed.
	 *
	 * @param peer the member as it is now
	 */
	record PeerUpdated(PeerEntry peer) implements HubMessage {

		@Override
		public String type() {
			return "peer-updated";
		}

	}

	/**
	 * A member is gone.
	 *
	 * @param peerId its id
	 * @param reason {@code left}, {@code revoked} or {@code timeout}
	 */
	record PeerLeft(String peerId, String reason) implements HubMessage {

		/**
		 * It said so.
		 */
		public static final String LEFT = "left";

		/**
		 * It was sent away, or the two may not meet any more.
		 */
		public static final String REVOKED = "revoked";

		/**
		 * Its socket was cut and it did not come back in time.
		 */
		public static final String TIMEOUT = "timeout";

		@Override
		public String type() {
			return "peer-left";
		}

	}

	/**
	 * A signal of another member.
	 *
	 * @param from the other's peer id, on the hub's word
	 * @param content the signal as it was sent
	 */
	record SignalFrom(String from, ObjectNode content) implements HubMessage {

		@Override
		public String toString() {
			return "SignalFrom[from=" + this.from + "]";
		}

		@Override
		public String type() {
			return "signal";
		}

	}

	/**
	 * Another member opens a connection through the hub, or has sent a frame of it.
	 *
	 * @param from the other's peer id, on the hub's word
	 * @param conn the connection's name
	 * @param channel the id of the frame's data channel, {@code null} to open
	 * @param frame the frame, {@code null} to open
	 */
	record RelayFrom(String from, String conn, @Nullable Integer channel,
			@Nullable String frame) implements HubMessage {

		@Override
		public String toString() {
			return "RelayFrom[from=" + this.from + ", conn=" + this.conn + "]";
		}

		@Override
		public String type() {
			return "relay";
		}

	}

	/**
	 * A connection through the hub is over.
	 *
	 * @param from the peer id of the other side, whoever ended it
	 * @param conn the connection's name
	 * @param code why, for a program: the wire name of a {@link RelayCode}, or one this
	 * version does not know
	 * @param message why, for a person
	 */
	record RelayClosed(String from, String conn, String code, String message) implements HubMessage {

		@Override
		public String type() {
			return "relay-closed";
		}

	}

	/**
	 * Members of an earlier run of the hub that are not back come back no more.
	 */
	record Settled() implements HubMessage {

		@Override
		public String type() {
			return "settled";
		}

	}

	/**
	 * New credentials for the ICE servers, before the old ones expire.
	 *
	 * @param iceServers the STUN and TURN servers to use from now on
	 */
	record IceServers(List<IceServer> iceServers) implements HubMessage {

		public IceServers {
			iceServers = List.copyOf(iceServers);
		}

		@Override
		public String type() {
			return "ice-servers";
		}

	}

	/**
	 * Something was refused.
	 *
	 * @param code the wire name of an {@link ErrorCode}, or one this version does not
	 * know
	 * @param message a sentence that says what to do
	 * @param ref the message that was refused, absent if that is not known
	 */
	record ErrorMessage(String code, String message, @Nullable Ref ref) implements HubMessage {

		@Override
		public String type() {
			return "error";
		}

	}

	/**
	 * Which message an error is about.
	 *
	 * @param type the message's type
	 * @param to whom it was for
	 */
	record Ref(@Nullable String type, @Nullable String to) {
	}

	/**
	 * A message of a newer hub, to be ignored.
	 *
	 * @param type its type
	 */
	record Unknown(String type) implements HubMessage {
	}

}
