package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.inspection.Audience;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.Watcher;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.MessageSource;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;
import io.github.xstatewebrtc.protocol.signaling.Permission;

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

	private Audience audience = Audience.NO_VALUES;

	private volatile @Nullable Watcher watcher;

	/** Where the last message came from. Belongs to the link's thread. */
	private @Nullable Watcher polled;

	private final AttemptBudget questions = new AttemptBudget(System::nanoTime, 10, Duration.ofSeconds(1));

	private long droppedBefore;

	InspectionDesk(@Nullable InspectionBridge bridge, Runnable wake, Consumer<LinkEnd> refuse) {
		this.bridge = bridge;
		this.wake = wake;
		this.refuse = refuse;
	}

	synchronized void permitted(Set<Permission> permissions) {
		this.permitted = permissions.contains(Permission.INSPECT);
		this.audience = permissions.contains(Permission.VALUES) ? Audience.VALUES : Audience.NO_VALUES;
		Watcher current = this.watcher;
		if (current == null) {
			return;
		}
		Watcher next = current.as(this.audience);
		if (next != current) {
			this.watcher = next;
			this.wake.run();
		}
		if (!this.permitted) {
			this.refuse.accept(forbidden());
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
		this.polled = current;
		return (current != null) ? current.poll() : null;
	}

	@Override
	public boolean hasPlenty() {
		Watcher current = this.watcher;
		return current != null && current.hasPlenty();
	}

	@Override
	public boolean isWithdrawn() {
		return this.polled != this.watcher;
	}

	@Override
	public void unsent() {
		Watcher from = this.polled;
		if (from != null) {
			from.unsent();
		}
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
			this.watcher = shown.watch(ProtocolJson.mapper().treeToValue(message, InspectRequest.class), this.audience,
					this.wake);
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
