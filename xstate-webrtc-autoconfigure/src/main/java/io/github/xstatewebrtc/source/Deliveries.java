package io.github.xstatewebrtc.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.WellFormed;
import io.github.xstatewebrtc.signaling.SignalingSession;
import io.github.xstatewebrtc.timing.Timers;

/**
 * The events that are on their way to the machines of one source. A machine tells its
 * state after each, and with it the event, in which SCXML has a place for the sender's
 * own id. Safe for use by many threads.
 */
final class Deliveries {

	/** Events of which a source has not told what became. */
	static final int MAX = 256;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String SILENCE = "The application has not said within " + PATIENCE.toSeconds()
			+ " s what became of the event.";

	private final SignalingSession session;

	private final Timers timers;

	private final SourceTotals totals;

	private final Map<String, Delivery> open = new HashMap<>();

	private long count;

	private boolean closed;

	Deliveries(SignalingSession session, Timers timers, SourceTotals totals) {
		this.session = session;
		this.timers = timers;
		this.totals = totals;
	}

	/**
	 * Give a machine an event.
	 * @param id the machine, as its source calls it
	 * @param event the event
	 * @param begins asked before it goes
	 * @return completes with what became of it
	 */
	CompletionStage<Receipt> deliver(String id, ActorEvent event, BooleanSupplier begins) {
		String sendId;
		Delivery delivery = new Delivery();
		synchronized (this) {
			if (this.open.size() >= MAX) {
				this.totals.eventOverloaded();
				return CompletableFuture.completedFuture(
						Receipt.overloaded(MAX + " events wait for the application to say what became of them."));
			}
			if (this.closed) {
				return CompletableFuture.completedFuture(Receipt.NOT_DELIVERED);
			}
			sendId = "xstate-webrtc-" + this.count++;
			this.open.put(sendId, delivery);
			delivery.patience = this.timers.schedule(PATIENCE, () -> end(sendId, Receipt.refused(SILENCE)));
		}
		if (begins.getAsBoolean()) {
			this.session.send(frame(id, sendId, event));
		}
		else {
			end(sendId, Receipt.NOT_DELIVERED);
		}
		return delivery.receipt;
	}

	/**
	 * Take note of what became of an event.
	 * @param sendId the event, {@code null} or unknown if it came from elsewhere
	 * @param changed whether the machine changed by it
	 */
	void delivered(@Nullable String sendId, boolean changed) {
		if (sendId != null) {
			end(sendId, changed ? Receipt.ACCEPTED : Receipt.refused("The event changed nothing."));
		}
	}

	void close() {
		List<String> left;
		synchronized (this) {
			this.closed = true;
			left = List.copyOf(this.open.keySet());
		}
		left.forEach((sendId) -> end(sendId, Receipt.NOT_DELIVERED));
	}

	private void end(String sendId, Receipt receipt) {
		Delivery delivery;
		synchronized (this) {
			delivery = this.open.remove(sendId);
		}
		if (delivery != null) {
			if (delivery.patience != null) {
				delivery.patience.cancel();
			}
			delivery.receipt.complete(receipt);
		}
	}

	private static String frame(String id, String sendId, ActorEvent event) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>(event.payload());
		data.put("type", event.type());
		Map<String, Object> scxml = new LinkedHashMap<>();
		scxml.put("name", event.type());
		scxml.put("data", data);
		scxml.put("$$type", "scxml");
		scxml.put("type", "external");
		scxml.put("sendid", sendId);
		scxml.put("origin", id);
		Map<String, Object> frame = new LinkedHashMap<>();
		frame.put("type", "xstate.event");
		frame.put("service", id);
		frame.put("event", ProtocolJson.mapper().writeValueAsString(scxml));
		// A socket does not survive half of a surrogate pair.
		return WellFormed.text(ProtocolJson.mapper().writeValueAsString(frame));
	}

	private static final class Delivery {

		private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

		private Timers.@Nullable Timer patience;

	}

}
