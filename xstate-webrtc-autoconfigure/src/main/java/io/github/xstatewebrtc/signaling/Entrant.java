package io.github.xstatewebrtc.signaling;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Somebody who was let in and is about to become a member.
 *
 * @param session the way to it
 * @param own whether it is the hub's own peer
 * @param request who it is and what it says about itself
 * @param permissions what it may do
 * @param resume the resume token that it presents
 */
record Entrant(SignalingSession session, boolean own, JoinRequest request, Set<Permission> permissions,
		@Nullable String resume) {
}
