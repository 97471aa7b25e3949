package io.github.xstatewebrtc.signaling;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Grants permissions by the authorities of a log-in, in every channel. Whoever has no
 * permission at all may not join. Immutable.
 */
public final class AuthorityAuthorizer implements ChannelAuthorizer {

	private static final String ROLE = "ROLE_";

	private final Map<Permission, Set<String>> authorities = new EnumMap<>(Permission.class);

	private final Set<String> valuesRoles;

	/**
	 * Grant by authorities.
	 * @param authorities those of which one suffices for a permission. {@code values} is
	 * not among them: it goes with {@code inspect} that authorities grant
	 * @param valuesRoles narrows {@code values} to those who have one of these
	 * authorities or roles beside; empty for no narrowing
	 */
	public AuthorityAuthorizer(Map<Permission, Set<String>> authorities, Set<String> valuesRoles) {
		authorities.forEach((permission, names) -> this.authorities.put(permission, Set.copyOf(names)));
		this.valuesRoles = Set.copyOf(valuesRoles);
	}

	@Override
	public JoinDecision authorize(JoinRequest request) {
		Caller caller = request.caller();
		Set<Permission> granted = EnumSet.noneOf(Permission.class);
		this.authorities.forEach((permission, names) -> {
			if (!Collections.disjoint(names, caller.authorities())) {
				granted.add(permission);
			}
		});
		if (granted.contains(Permission.INSPECT) && mayHaveValues(caller)) {
			granted.add(Permission.VALUES);
		}
		granted.addAll(caller.permissions());
		return granted.isEmpty() ? new JoinDecision.Refused(refusal(caller)) : new JoinDecision.Granted(granted);
	}

	private boolean mayHaveValues(Caller caller) {
		return this.valuesRoles.isEmpty() || this.valuesRoles.stream()
			.anyMatch((role) -> caller.authorities().contains(role) || caller.authorities().contains(ROLE + role));
	}

	private static String refusal(Caller caller) {
		if (caller.name() == null) {
			return "Nobody has logged in: log in to the application, or present a token in 'token' of 'join'.";
		}
		return "The user '" + caller.name() + "' may do nothing here: name one of the user's authorities in"
				+ " xstate.webrtc.permissions.inspect, or in send, spawn or peers beside it.";
	}

}
