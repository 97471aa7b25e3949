package io.github.xstatewebrtc.peer;

import java.util.concurrent.atomic.AtomicLong;
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
 * anew with each connection.
 */
final class InspectionDesk implements MessageSource {

	private final @Nullable InspectionBridge bridge;

	private final Runnable wake;

	private final Consumer<LinkEnd> refuse;

	private volatile boolean permitted;

	private volatile @Nullable Watcher watcher;

	private final AtomicLong droppedBefore = new AtomicLong();

	InspectionDesk(@Nullable InspectionBridge bridge, Runnable wake, Consumer<LinkEnd> refuse) {
		this.bridge = bridge;
		this.wake = wake;
		this.refuse = refuse;
	}

	// May be called by any thread; what follows is on the link's.
	void permitted(boolean inspect) {
		this.permitted = inspect;
		if (!inspect && this.watcher != null) {
			this.refuse.accept(forbidden());
		}
	}

	void message(ObjectNode message) {
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

	void end() {
		Watcher current = this.watcher;
		if (current != null) {
			this.watcher = null;
			current.close();
			this.droppedBefore.addAndGet(current.dropped());
		}
	}

	boolean isWatched() {
		return this.watcher != null;
	}

	long queued() {
		Watcher current = this.watcher;
		return (current != null) ? current.queued() : 0;
	}

	long dropped() {
		Watcher current = this.watcher;
		return this.droppedBefore.get() + ((current != null) ? current.dropped() : 0);
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
