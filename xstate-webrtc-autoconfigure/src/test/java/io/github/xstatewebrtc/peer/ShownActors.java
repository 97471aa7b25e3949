package io.github.xstatewebrtc.peer;

import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.MessageSource;
import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * An {@link InspectionDesk} for tests in other packages.
 */
public final class ShownActors implements MessageSource {

	private final InspectionDesk desk;

	public ShownActors(InspectionBridge bridge, Runnable wake, Consumer<LinkEnd> refuse) {
		this.desk = new InspectionDesk(bridge, wake, refuse);
	}

	public void permitted(Set<Permission> permissions) {
		this.desk.permitted(permissions);
	}

	public void message(ObjectNode message) {
		this.desk.message(message);
	}

	public void end() {
		this.desk.end();
	}

	@Override
	public byte @Nullable [] poll() {
		return this.desk.poll();
	}

	@Override
	public boolean hasPlenty() {
		return this.desk.hasPlenty();
	}

	@Override
	public boolean isWithdrawn() {
		return this.desk.isWithdrawn();
	}

	@Override
	public void unsent() {
		this.desk.unsent();
	}

}
