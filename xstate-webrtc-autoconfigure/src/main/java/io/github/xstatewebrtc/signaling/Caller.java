package io.github.xstatewebrtc.signaling;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Who is at the other end of a signaling socket, as a log-in or a token proves it.
 * Immutable.
 *
 * @param name the user or device, {@code null} if nobody has logged in
 * @param authorities what the log-in conveys, such as {@code ROLE_OPERATOR} or
 * {@code SCOPE_watch}
 * @param permissions what is granted whatever the authorities say
 * @param channel the only channel that may be joined, {@code null} for any
 * @param expiresAt when all of this ends, {@code null} for never
 */
public record Caller(@Nullable String name, Set<String> authorities, Set<Permission> permissions,
		@Nullable String channel, @Nullable Instant expiresAt) {

	public Caller {
		authorities = Set.copyOf(authorities);
		permissions = Set.copyOf(permissions);
	}

	/**
	 * Return a caller that has not logged in.
	 * @param permissions what it may do all the same
	 * @return the caller
	 */
	public static Caller anonymous(Set<Permission> permissions) {
		return new Caller(null, Set.of(), permissions, null, null);
	}

	/**
	 * Tell whether nobody has logged in or presented a token. A log-in may be without a
	 * name, as with a token of a machine.
	 * @return whether there is nothing that could end
	 */
	public boolean isAnonymous() {
		return this.name == null && this.authorities.isEmpty() && this.channel == null && this.expiresAt == null;
	}

	/**
	 * Return a caller that has logged in.
	 * @param name the user or device
	 * @param authorities what the log-in conveys
	 * @param expiresAt when the log-in ends, {@code null} for never
	 * @return the caller
	 */
	public static Caller user(String name, Set<String> authorities, @Nullable Instant expiresAt) {
		return new Caller(name, authorities, Set.of(), null, expiresAt);
	}

}
