package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkListener;
import io.github.xstatewebrtc.link.MessageSource;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.messaging.ActorDesk;
import io.github.xstatewebrtc.timing.Timers;

/**
 * What all links of one run of this peer share.
 *
 * @param settings how this peer appears and how it speaks
 * @param transports makes the connections
 * @param inspection shows the actors, or {@code null} if they are not shown
 * @param actors takes what others send to actors
 * @param totals counts what goes over them
 * @param limits bounds them
 * @param arrivals tells who joins
 * @param workers runs the links
 * @param scheduler wakes them
 */
record PeerContext(PeerSettings settings, TransportFactory transports, @Nullable InspectionBridge inspection,
		ActorDesk actors, PeerTotals totals, ConnectionLimits limits, Arrivals arrivals, Executor workers,
		ScheduledExecutorService scheduler) {

	Timers timers() {
		return Timers.on(this.scheduler);
	}

	Link link(LinkIdentity identity, LinkListener listener, MessageSource inspection) {
		return new Link(identity, this.settings.link(), timers(), this.workers, listener, inspection);
	}

	void later(Duration delay, Runnable task) {
		timers().schedule(delay, () -> this.workers.execute(task));
	}

}
