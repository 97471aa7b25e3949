package io.github.xstatewebrtc.signaling;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a resume token says.
 *
 * @param peerId the id to go on under
 * @param nonce makes each token good for one use
 * @param run the run of the hub that issued it
 * @param channel the label of the channel it is good for
 * @param issued when it was issued, in seconds
 * @param user the name of the caller it is good for, {@code null} for one without
 */
record ResumeToken(String peerId, String nonce, String run, String channel, Instant issued, @Nullable String user) {
}
