package io.github.xstatewebrtc.signaling;

import java.util.Set;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Whether somebody may join a channel.
 */
public sealed interface JoinDecision {

	/**
	 * It may.
	 *
	 * @param permissions what it may do there
	 */
	record Granted(Set<Permission> permissions) implements JoinDecision {

		public Granted {
			permissions = Set.copyOf(permissions);
		}

	}

	/**
	 * It may not.
	 *
	 * @param message a sentence for a person, told to whoever asks
	 */
	record Refused(String message) implements JoinDecision {
	}

}
