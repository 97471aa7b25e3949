/**
 * What two ends of a link say to each other about the link itself (protocol, section 3).
 */
@NullMarked
package io.github.xstatewebrtc.protocol.link;

import org.jspecify.annotations.NullMarked;
