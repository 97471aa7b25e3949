package io.github.xstatewebrtc.signaling;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.timing.Timers;

/**
 * A member with connections through the hub, and what it may still send on them.
 */
final class RelayingMember {

	private static final int STRAYS_TOLD_AT_ONCE = 10;

	private final Map<ChannelMember, RelayedConnection> connections = new HashMap<>();

	private final RelayTotals totals;

	private RelayedFrames frames;

	private Timers.@Nullable Timer look;

	private final TokenBucket quota;

	private final TokenBucket strays;

	private final TokenBucket straysTold;

	RelayingMember(RelaySettings settings, RelayTotals totals, long now) {
		this.totals = totals;
		this.frames = new RelayedFrames(totals);
		int perSecond = settings.maxBytesPerSecond();
		this.quota = new TokenBucket(perSecond, (double) perSecond * RelaySettings.SECONDS_AT_ONCE, now);
		this.strays = new TokenBucket(perSecond, (double) perSecond * RelaySettings.SECONDS_AT_ONCE, now);
		this.straysTold = new TokenBucket(1, (double) STRAYS_TOLD_AT_ONCE, now);
	}

	/**
	 * Return the connections by the other member.
	 * @return one at most with each
	 */
	Map<ChannelMember, RelayedConnection> connections() {
		return this.connections;
	}

	/**
	 * Return what others send to this member.
	 * @return what waits for its session
	 */
	RelayedFrames frames() {
		return this.frames;
	}

	/**
	 * Forget what others have sent, with the session that was to take it: it knows these
	 * frames, and must not take those of the next.
	 */
	void forgetFrames() {
		if (this.look != null) {
			this.look.cancel();
			this.look = null;
		}
		this.frames.clear();
		this.frames = new RelayedFrames(this.totals);
	}

	/**
	 * Look after what waits as long as something does.
	 * @param timers time
	 * @param overdue is handed the connections of which something has waited for too
	 * long, by sender; nothing of these waits any more
	 */
	void lookAfterFrames(Timers timers, Consumer<Map<ChannelMember, String>> overdue) {
		Long oldest = (this.look == null) ? this.frames.oldest() : null;
		if (oldest != null) {
			long waited = timers.nanoTime() - oldest;
			this.look = timers.schedule(RelaySettings.WAITING_TIME.minusNanos(waited), () -> {
				this.look = null;
				overdue.accept(this.frames.dropOlderThan(timers.nanoTime() - RelaySettings.WAITING_TIME.toNanos() + 1));
				lookAfterFrames(timers, overdue);
			});
		}
	}

	/**
	 * Count the connections that this member has opened; those that others open to it
	 * take nothing from it.
	 * @param self this member
	 * @param other to whom the one does not count, as it would be replaced
	 * @return how many there are
	 */
	long opened(ChannelMember self, ChannelMember other) {
		return this.connections.values()
			.stream()
			.filter((connection) -> connection.opener() == self && connection.asked() != other)
			.count();
	}

	/**
	 * Count a frame of an open connection.
	 * @param cost what it costs
	 * @param now the time in nanoseconds
	 * @return whether it is within the quota
	 */
	boolean take(int cost, long now) {
		return this.quota.take(cost, now);
	}

	/**
	 * Count a frame of a connection that is not open. As many as were under way when it
	 * ended are no fault of the sender.
	 * @param cost what it costs
	 * @param now the time in nanoseconds
	 * @return whether it may be one of them
	 */
	boolean takeStray(int cost, long now) {
		return this.strays.take(cost, now);
	}

	boolean tellsOfStray(long now) {
		return this.straysTold.take(now);
	}

}
