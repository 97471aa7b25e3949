/**
 * What a peer and a hub say to each other (protocol, section 2).
 */
@NullMarked
package io.github.xstatewebrtc.protocol.signaling;

import org.jspecify.annotations.NullMarked;
