package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.Watcher;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.MessageSource;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

/**
 * Shows the actors to one other peer, if the hub permits it (protocol, section 5). Begins
 * anew with each connection. One lock orders what the hub says on its thread and the
 * other peer on the link's; polling takes no lock.
 */
final class InspectionDesk implements MessageSource {

	private final @Nullable InspectionBridge bridge;

	private final Runnable wake;

	private final Consumer<LinkEnd> refuse;

	private boolean permitted;

	private boolean values;

	private volatile @Nullable Watcher watcher;

	private final AttemptBudget questions = new AttemptBudget(System::nanoTime, 10, Duration.ofSeconds(1));

	private long droppedBefore;

	InspectionDesk(@Nullable InspectionBridge bridge, Runnable wake, Consumer<LinkEnd> refuse) {
		this.bridge = bridge;
		this.wake = wake;
		this.refuse = refuse;
	}

	/**
	 * Take the hub's word on what the other peer may see, which ends what it sees now if
	 * it is another.
	 * @param inspect whether it may watch
	 * @param withValues whether it sees values then
	 */
	synchronized void permitted(boolean inspect, boolean withValues) {
		boolean changed = withValues != this.values;
		this.permitted = inspect;
		this.values = withValues;
		if (!inspect && this.watcher != null) {
			this.refuse.accept(forbidden());
		}
		else if (changed && this.watcher != null) {
			this.refuse.accept(new LinkEnd(LinkEnd.CLOSING, "What you may see has changed: connect again."));
		}
	}

	synchronized void message(ObjectNode message) {
		switch (message.path("type").asString("")) {
			case InspectRequest.TYPE -> begin(message);
			case InspectRequest.END_TYPE -> end();
			default -> {
			}
		}
	}

	@Override
	public byte @Nullable [] poll() {
		Watcher current = this.watcher;
		return (current != null) ? current.poll() : null;
	}

	synchronized void end() {
		Watcher current = this.watcher;
		if (current != null) {
			this.watcher = null;
			current.close();
			this.droppedBefore += current.dropped();
		}
	}

	boolean isWatched() {
		return this.watcher != null;
	}

	long queued() {
		Watcher current = this.watcher;
		return (current != null) ? current.queued() : 0;
	}

	synchronized long dropped() {
		Watcher current = this.watcher;
		return this.droppedBefore + ((current != null) ? current.dropped() : 0);
	}

	private void begin(ObjectNode message) {
		end();
		if (this.bridge == null) {
			this.refuse.accept(new LinkEnd(LinkEnd.FORBIDDEN,
					"This application shows no actors: xstate.webrtc.inspection.enabled is false."));
		}
		else if (!this.permitted) {
			this.refuse.accept(forbidden());
		}
		else if (!this.questions.tryTake()) {
			this.refuse.accept(new LinkEnd(LinkEnd.OVERFLOW, "You ask to inspect more often than once a second."));
		}
		else {
			watch(this.bridge, message);
		}
	}

	private void watch(InspectionBridge shown, ObjectNode message) {
		try {
			this.watcher = shown.watch(ProtocolJson.mapper().treeToValue(message, InspectRequest.class), this.wake);
			this.wake.run();
		}
		catch (JacksonException ex) {
			this.refuse.accept(new LinkEnd("protocol-error", "Not an 'inspect' message: " + ex.getOriginalMessage()));
		}
	}

	private static LinkEnd forbidden() {
		return new LinkEnd(LinkEnd.FORBIDDEN, "You are not permitted to inspect: 'inspect' is not granted to you.");
	}

}
