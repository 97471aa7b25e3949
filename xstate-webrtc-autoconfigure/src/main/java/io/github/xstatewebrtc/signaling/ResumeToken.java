package io.github.xstatewebrtc.signaling;

/**
 * What a resume token says.
 *
 * @param peerId the id to go on under
 * @param nonce makes each token good for one use
 * @param run the run of the hub that issued it
 * @param channel the label of the channel it is good for
 */
record ResumeToken(String peerId, String nonce, String run, String channel) {
}
