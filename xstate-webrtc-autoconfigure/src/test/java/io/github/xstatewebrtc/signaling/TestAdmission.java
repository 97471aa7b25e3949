package io.github.xstatewebrtc.signaling;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Lets people in.
 */
public final class TestAdmission {

	private TestAdmission() {
	}

	/**
	 * Grant everybody what the handshake says, to those who have logged in everything, as
	 * far as it is granted at all.
	 */
	public static Admission byHandshakeAmong(Supplier<Set<Permission>> grantable) {
		return new Admission((request) -> {
			Caller caller = request.caller();
			Set<Permission> granted = EnumSet.copyOf(grantable.get());
			if (caller.name() == null) {
				granted.retainAll(caller.permissions());
			}
			return new JoinDecision.Granted(granted);
		}, List.of(), InstantSource.system());
	}

	/**
	 * Grant everybody what the handshake says.
	 */
	public static Admission byHandshake() {
		return new Admission(new AuthorityAuthorizer(Map.of(), Set.of()), List.of(), InstantSource.system());
	}

}
