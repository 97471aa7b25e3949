package io.github.xstatewebrtc.signaling;

import java.util.concurrent.atomic.AtomicLong;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

/**
 * What the channels of a hub hold in all, within bounds. Safe for use by many threads.
 */
final class HubTotals {

	/**
	 * How many times the members of one channel there may be in all: of sessions, and of
	 * members in all channels, which also bounds the channels.
	 */
	private static final long CHANNELS = 10;

	private static final long MAX_WAITING = 16 * 1024 * 1024;

	private final int maxOfChannel;

	private final long max;

	private final HubRefusals refusals = new HubRefusals();

	private final AtomicLong members = new AtomicLong();

	private final AtomicLong waiting = new AtomicLong();

	HubTotals(HubSettings settings) {
		this.maxOfChannel = settings.maxMembers();
		this.max = CHANNELS * settings.maxMembers();
	}

	HubRefusals refusals() {
		return this.refusals;
	}

	/**
	 * Return how many sessions, and how many members, the hub takes.
	 * @return the number of either
	 */
	long max() {
		return this.max;
	}

	/**
	 * Count a member.
	 * @param label the label of its channel
	 * @param members how many that has already
	 * @param own whether it is the hub's own peer, which is always taken
	 * @throws RefusedException if the channel or the hub takes no more
	 */
	void addMember(String label, int members, boolean own) throws RefusedException {
		if (!own && members >= this.maxOfChannel) {
			throw full("The channel '" + label + "' has " + this.maxOfChannel);
		}
		if (!add(this.members, 1, own ? Long.MAX_VALUE : this.max)) {
			throw full("The channels of this hub have " + this.max);
		}
	}

	private static RefusedException full(String what) {
		return new RefusedException(ErrorCode.CHANNEL_FULL,
				what + " members and no room for more: try later, or raise xstate.webrtc.signaling.max-members.");
	}

	void removeMember() {
		this.members.decrementAndGet();
	}

	/**
	 * Count characters that are kept for a suspended member.
	 * @param length their number
	 * @return whether the hub keeps them
	 */
	boolean keep(int length) {
		return add(this.waiting, length, MAX_WAITING);
	}

	void release(int length) {
		this.waiting.addAndGet(-length);
	}

	private static boolean add(AtomicLong total, long amount, long max) {
		if (total.addAndGet(amount) > max) {
			total.addAndGet(-amount);
			return false;
		}
		return true;
	}

}
