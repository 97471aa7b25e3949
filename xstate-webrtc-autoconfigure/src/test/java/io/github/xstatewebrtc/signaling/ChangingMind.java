package io.github.xstatewebrtc.signaling;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * An application that changes its mind.
 */
final class ChangingMind implements ChannelAuthorizer {

	final Map<String, Set<Permission>> grants = new ConcurrentHashMap<>();

	Set<String> apart = Set.of();

	boolean broken;

	boolean unreachable;

	@Override
	public JoinDecision authorize(JoinRequest request) {
		if (this.broken) {
			throw new IllegalStateException("broken");
		}
		Set<Permission> granted = this.grants.getOrDefault(String.valueOf(request.caller().name()), TestHub.ALL);
		return granted.isEmpty() ? new JoinDecision.Refused("Not any more.") : new JoinDecision.Granted(granted);
	}

	@Override
	public boolean mayReach(JoinRequest one, JoinRequest other) {
		if (this.unreachable) {
			throw new IllegalStateException("nobody knows who reaches whom");
		}
		return !(this.apart.contains(String.valueOf(one.caller().name()))
				&& this.apart.contains(String.valueOf(other.caller().name())));
	}

}
