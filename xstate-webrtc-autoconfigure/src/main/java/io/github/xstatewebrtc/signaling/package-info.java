/**
 * The hub and the member: who is in a channel, and how its members reach each other
 * before they talk directly (protocol, section 2). Knows no web stack.
 */
@NullMarked
package io.github.xstatewebrtc.signaling;

import org.jspecify.annotations.NullMarked;
