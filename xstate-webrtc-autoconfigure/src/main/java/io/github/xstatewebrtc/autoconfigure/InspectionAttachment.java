package io.github.xstatewebrtc.autoconfigure;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;

/**
 * Lets the bridge listen to the actors for as long as its context lives: the actors may
 * belong to a parent that lives on.
 */
final class InspectionAttachment implements AutoCloseable {

	private final InspectionBridge bridge;

	private final LocalActorSystem system;

	InspectionAttachment(InspectionBridge bridge, LocalActorSystem system) {
		this.bridge = bridge;
		this.system = system;
		system.addListener(bridge);
	}

	@Override
	public void close() {
		this.system.removeListener(this.bridge);
	}

}
