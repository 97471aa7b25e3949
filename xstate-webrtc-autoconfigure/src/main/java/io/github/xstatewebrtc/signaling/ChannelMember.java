package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;
import io.github.xstatewebrtc.timing.Timers;

/**
 * A member as its channel knows it: with a session, or suspended and waiting for one.
 * Confined to the lock of its channel.
 */
final class ChannelMember {

	private final String peerId;

	private final boolean own;

	private JoinRequest request;

	private PeerEntry entry;

	private String written;

	private int slot;

	private BitSet apart = new BitSet();

	private String nonce = "";

	private @Nullable SignalingSession session;

	private final WaitingSignals waiting;

	private @Nullable Long quietUntil;

	private Timers.@Nullable Timer expiry;

	private Timers.@Nullable Timer renewal;

	private Timers.@Nullable Timer deadline;

	ChannelMember(String peerId, boolean own, JoinRequest request, Set<Permission> permissions, HubTotals totals) {
		this.peerId = peerId;
		this.own = own;
		this.request = request;
		this.entry = PeerEntry.of(peerId, request.peer(), permissions);
		this.written = SignalingCodec.write(this.entry);
		this.waiting = new WaitingSignals(totals);
	}

	String peerId() {
		return this.peerId;
	}

	boolean isOwn() {
		return this.own;
	}

	JoinRequest request() {
		return this.request;
	}

	Caller caller() {
		return this.request.caller();
	}

	PeerEntry entry() {
		return this.entry;
	}

	/**
	 * Return the entry's JSON, which goes to everybody.
	 * @return the text
	 */
	String written() {
		return this.written;
	}

	/**
	 * Say something else about the member.
	 * @param now who it is and what it says about itself now
	 * @param permissions what it may do now
	 * @return whether anything has changed that others see
	 */
	boolean describe(JoinRequest now, Set<Permission> permissions) {
		PeerEntry before = this.entry;
		this.request = now;
		this.entry = PeerEntry.of(this.peerId, now.peer(), permissions);
		this.written = SignalingCodec.write(this.entry);
		return !before.equals(this.entry);
	}

	/**
	 * Take a number that no other member of the channel has.
	 * @param number the number, small
	 */
	void takeSlot(int number) {
		this.slot = number;
	}

	int slot() {
		return this.slot;
	}

	/**
	 * Note whom the application keeps this member apart from.
	 * @param others their slots
	 */
	void keepApart(BitSet others) {
		this.apart = others;
	}

	BitSet apart() {
		return this.apart;
	}

	/**
	 * Tell whether two members see and reach each other: anybody the hub's own peer,
	 * others if both may and the application does not keep them apart.
	 * @param other the other
	 * @return whether they do
	 */
	boolean meets(ChannelMember other) {
		return this.own || other.own
				|| (may(Permission.PEERS) && other.may(Permission.PEERS) && !this.apart.get(other.slot));
	}

	boolean may(Permission permission) {
		return this.entry.permissions().contains(permission);
	}

	boolean resumesWith(String presented) {
		return this.nonce.equals(presented);
	}

	String rotateNonce() {
		this.nonce = RandomIds.next();
		return this.nonce;
	}

	boolean isOn(SignalingSession candidate) {
		return this.session == candidate;
	}

	boolean isConnected() {
		return this.session != null;
	}

	/**
	 * Take a session, in place of one before.
	 * @param next the session
	 */
	void attach(SignalingSession next) {
		SignalingSession before = this.session;
		this.session = next;
		if (before != null) {
			before.close(CloseCode.RESUMED_ELSEWHERE, "resumed on another socket");
		}
		cancelTimers();
	}

	void suspend(Timers timers, Duration window, Runnable whenExpired) {
		this.session = null;
		cancelTimers();
		this.expiry = timers.schedule(window, whenExpired);
	}

	void renewLater(Timers timers, Duration delay, Runnable renew) {
		this.renewal = timers.schedule(delay, renew);
	}

	/**
	 * Note when the member's time is up, in place of before.
	 * @param end runs until then, {@code null} for no end
	 */
	void endsWith(Timers.@Nullable Timer end) {
		if (this.deadline != null) {
			this.deadline.cancel();
		}
		this.deadline = end;
	}

	void send(HubMessage message) {
		sendText(SignalingCodec.write(message));
	}

	void sendText(String text) {
		if (this.session != null) {
			this.session.send(text);
		}
	}

	void relay(SignalingSession.Frames frames) {
		if (this.session != null) {
			this.session.relay(frames);
		}
	}

	void sendAll(Iterator<String> texts) {
		if (this.session != null) {
			this.session.sendAll(texts);
		}
	}

	/**
	 * Pass a signal, or keep it while the member is suspended.
	 * @param from who sent it
	 * @param text the message
	 * @return whether it was sent or there was room to keep it
	 */
	boolean signal(String from, String text) {
		if (this.session != null) {
			this.session.send(text);
			return true;
		}
		return this.waiting.add(from, text);
	}

	/**
	 * Send the signals that a member which is back has missed.
	 * @param isMember tells who is there for it
	 */
	void sendWaiting(Predicate<String> isMember) {
		this.waiting.take(isMember).forEach(this::sendText);
	}

	/**
	 * Keep nothing for a member that is one no more.
	 */
	void forget() {
		this.waiting.clear();
		endsWith(null);
	}

	/**
	 * Note that the others have just been told of an update of this member.
	 * @param until when they may be told of the next, in nanoseconds of the timers
	 */
	void keepQuiet(long until) {
		this.quietUntil = until;
	}

	boolean isQuiet(long now) {
		return this.quietUntil != null && now - this.quietUntil < 0;
	}

	void end(int code, String reason) {
		cancelTimers();
		if (this.session != null) {
			this.session.close(code, reason);
			this.session = null;
		}
	}

	private void cancelTimers() {
		if (this.expiry != null) {
			this.expiry.cancel();
			this.expiry = null;
		}
		if (this.renewal != null) {
			this.renewal.cancel();
			this.renewal = null;
		}
	}

}
