package io.github.xstatewebrtc.signaling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;
import io.github.xstatewebrtc.timing.Timers;

/**
 * The connections of a channel whose frames go through the hub (protocol, section 2,
 * Relay): one at most between two members. Every frame of one is passed on, or it ends.
 * The lock of the channel guards it.
 */
final class Relays {

	private static final String FULL = "The receiver reads too slowly from its socket, and the hub keeps no more frames for it.";

	private static final String OVERDUE = "The receiver reads too slowly from its socket: something waited for "
			+ RelaySettings.WAITING_TIME.toSeconds() + " s.";

	private static final String AWAY = "No other peer with this id is in the channel and connected to its hub: "
			+ "it may be back soon, or have left.";

	private static final String REPLACED = "The peer that opened another connection has too many.";

	private static final String UNANSWERED = "The other peer did not answer within "
			+ RelaySettings.OPENING_TIME.toSeconds() + " s: try again later.";

	private final HubContext context;

	private final Presence presence;

	private final Timers timers;

	private final Map<ChannelMember, RelayingMember> members = new HashMap<>();

	Relays(HubContext context, Presence presence, Timers timers) {
		this.context = context;
		this.presence = presence;
		this.timers = timers;
	}

	/**
	 * Pass something on, or end the connection.
	 * @param from who sends it
	 * @param to whom it is for, {@code null} for nobody
	 * @param message what it is
	 * @throws RefusedException if so much comes on connections which are not open that it
	 * can be no mistake
	 */
	void relay(ChannelMember from, @Nullable ChannelMember to, RelayedMessage message) throws RefusedException {
		if (this.context.settings().relayFrameBytes() == 0) {
			this.context.relayTotals().dropped(message);
			refuse(from, message, RelayCode.FORBIDDEN, "This hub passes on no frames: peers connect directly or"
					+ " through a TURN server, unless xstate.webrtc.relay.enabled is true.");
		}
		else if (message.isFrame()) {
			frame(from, to, message);
		}
		else if (to == null || to == from || !to.isConnected() || !to.meets(from)) {
			refuse(from, message, RelayCode.UNKNOWN_PEER, AWAY);
		}
		else {
			open(from, to, message);
		}
	}

	private void open(ChannelMember from, ChannelMember to, RelayedMessage message) {
		RelayingMember opening = relaying(from);
		RelayedConnection before = opening.connections().get(to);
		RelayedConnection connection = before;
		if (connection == null || !connection.isNamed(message.conn())) {
			if (!from.isOwn() && opening.opened(from, to) >= RelaySettings.MAX_CONNECTIONS) {
				if (before != null) {
					end(before, RelayCode.CLOSED, REPLACED);
				}
				refuse(from, message, RelayCode.RATE_LIMITED, "This peer has " + RelaySettings.MAX_CONNECTIONS
						+ " connections through the hub: close one, or connect directly.");
				return;
			}
			if (before != null) {
				drop(before, RelayCode.CLOSED);
			}
			this.presence.introduce(from, to);
			connection = begin(from, to, message.conn());
		}
		connection.openedBy(from);
		if (!pass(from, to, message)) {
			end(connection, RelayCode.OVERLOADED, FULL);
		}
	}

	private RelayedConnection begin(ChannelMember from, ChannelMember to, String conn) {
		RelayedConnection connection = new RelayedConnection(from, to, conn);
		// What is left of one that a member itself has closed.
		forgetFrames(connection);
		relaying(from).connections().put(to, connection);
		relaying(to).connections().put(from, connection);
		this.context.relayTotals().opened();
		connection.expiresWith(this.timers.schedule(RelaySettings.OPENING_TIME,
				() -> end(connection, RelayCode.NOT_OPEN, UNANSWERED)));
		return connection;
	}

	private boolean pass(ChannelMember from, ChannelMember to, RelayedMessage message) {
		RelayingMember receiving = relaying(to);
		RelayedFrames frames = receiving.frames();
		boolean kept = frames.add(from, message, this.timers.nanoTime());
		if (kept) {
			to.relay(frames);
			receiving.lookAfterFrames(this.timers, (overdue) -> giveUp(to, receiving, overdue));
		}
		return kept;
	}

	private void giveUp(ChannelMember to, RelayingMember receiving, Map<ChannelMember, String> overdue) {
		overdue.forEach((from, conn) -> {
			RelayedConnection connection = receiving.connections().get(from);
			if (connection != null) {
				end(connection, RelayCode.OVERLOADED, OVERDUE);
			}
			else {
				// Its sender has closed it, or is gone.
				tell(to, from.peerId(), conn, RelayCode.OVERLOADED, OVERDUE);
			}
		});
	}

	private void frame(ChannelMember from, @Nullable ChannelMember to, RelayedMessage message) throws RefusedException {
		RelayingMember sending = relaying(from);
		RelayedConnection connection = (to != null) ? sending.connections().get(to) : null;
		long now = this.context.timers().nanoTime();
		if (to == null || connection == null || !connection.isNamed(message.conn()) || !connection.isOpen()) {
			stray(from, sending, message, now);
		}
		else if (message.frameBytes() > this.context.settings().relayFrameBytes()) {
			endInPlaceOf(message, connection, RelayCode.TOO_LARGE, "A frame came that has " + message.frameBytes()
					+ " bytes; the hub passes on " + this.context.settings().relayFrameBytes() + " at most.");
		}
		else if (!from.isOwn() && !sending.take(message.cost(), now)) {
			endInPlaceOf(message, connection, RelayCode.RATE_LIMITED,
					"More frames came than " + this.context.settings().relay().maxBytesPerSecond()
							+ " bytes a second: send more slowly, or raise xstate.webrtc.relay.max-bytes-per-second.");
		}
		else if (!pass(from, to, message)) {
			endInPlaceOf(message, connection, RelayCode.OVERLOADED, FULL);
		}
	}

	private void endInPlaceOf(RelayedMessage frame, RelayedConnection connection, RelayCode code, String message) {
		this.context.relayTotals().dropped(frame);
		end(connection, code, message);
	}

	private void stray(ChannelMember from, RelayingMember sending, RelayedMessage message, long now)
			throws RefusedException {
		this.context.relayTotals().dropped(message);
		if (!from.isOwn() && !sending.takeStray(message.cost(), now)) {
			throw new RefusedException(ErrorCode.RATE_LIMITED,
					"Frames come for connections that are not open: open one with a 'relay' without 'frame'.");
		}
		if (sending.tellsOfStray(now)) {
			refuse(from, message, RelayCode.NOT_OPEN,
					"This connection is not open: open another with a 'relay' without 'frame'.");
		}
	}

	/**
	 * End a connection since one of its members has.
	 * @param from who has
	 * @param to the other, {@code null} for nobody
	 * @param close what it says
	 */
	void close(ChannelMember from, @Nullable ChannelMember to, MemberMessage.RelayClose close) {
		RelayedConnection connection = (to != null) ? relaying(from).connections().get(to) : null;
		if (to != null && connection != null && connection.isNamed(close.conn())) {
			boolean kept = pass(from, to, RelayedMessage.of(from, close));
			remove(connection, kept ? RelayCode.CLOSED : RelayCode.OVERLOADED);
			relaying(from).frames().drop(to);
			if (!kept) {
				relaying(to).frames().drop(from);
				tell(to, from.peerId(), close.conn(), RelayCode.OVERLOADED, FULL);
			}
		}
	}

	/**
	 * End the connection of two members who do not meet any more.
	 * @param one one of the two
	 * @param other the other
	 */
	void part(ChannelMember one, ChannelMember other) {
		RelayingMember relaying = this.members.get(one);
		RelayedConnection connection = (relaying != null) ? relaying.connections().get(other) : null;
		if (connection != null) {
			end(connection, RelayCode.UNKNOWN_PEER, AWAY);
		}
	}

	/**
	 * End all connections of a member that has no socket any more. What it has sent stays
	 * counted.
	 * @param member the member
	 */
	void cut(ChannelMember member) {
		RelayingMember relaying = this.members.get(member);
		if (relaying != null) {
			List.copyOf(relaying.connections().values())
				.forEach((connection) -> end(connection, RelayCode.UNKNOWN_PEER, AWAY));
			relaying.forgetFrames();
		}
	}

	/**
	 * End all connections of a member that is gone.
	 * @param member the member
	 */
	void leave(ChannelMember member) {
		cut(member);
		this.members.remove(member);
	}

	private void end(RelayedConnection connection, RelayCode code, String message) {
		drop(connection, code);
		tell(connection.opener(), connection.asked().peerId(), connection.conn(), code, message);
		tell(connection.asked(), connection.opener().peerId(), connection.conn(), code, message);
	}

	private void drop(RelayedConnection connection, RelayCode code) {
		remove(connection, code);
		forgetFrames(connection);
	}

	private void forgetFrames(RelayedConnection connection) {
		relaying(connection.opener()).frames().drop(connection.asked());
		relaying(connection.asked()).frames().drop(connection.opener());
	}

	private void remove(RelayedConnection connection, RelayCode code) {
		connection.forgetExpiry();
		relaying(connection.opener()).connections().remove(connection.asked());
		relaying(connection.asked()).connections().remove(connection.opener());
		this.context.relayTotals().ended(code);
	}

	private void refuse(ChannelMember from, RelayedMessage refused, RelayCode code, String message) {
		this.context.relayTotals().refused(code);
		tell(from, refused.to(), refused.conn(), code, message);
	}

	private static void tell(ChannelMember member, String peerId, String conn, RelayCode code, String message) {
		member.send(new HubMessage.RelayClosed(peerId, conn, code.wireName(), message));
	}

	private RelayingMember relaying(ChannelMember member) {
		return this.members.computeIfAbsent(member, (key) -> new RelayingMember(this.context.settings().relay(),
				this.context.relayTotals(), this.context.timers().nanoTime()));
	}

}
