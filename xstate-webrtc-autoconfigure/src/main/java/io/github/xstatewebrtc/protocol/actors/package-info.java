/**
 * What peers want of each other's actors, and what these answer (protocol, section 4).
 */
@NullMarked
package io.github.xstatewebrtc.protocol.actors;

import org.jspecify.annotations.NullMarked;
