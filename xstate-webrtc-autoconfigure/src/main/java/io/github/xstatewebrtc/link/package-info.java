/**
 * The reliable, flow-controlled conversation between two peers (protocol, section 3).
 */
@NullMarked
package io.github.xstatewebrtc.link;

import org.jspecify.annotations.NullMarked;
