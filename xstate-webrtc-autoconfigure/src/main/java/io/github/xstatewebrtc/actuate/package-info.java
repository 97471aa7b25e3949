/**
 * Peers and actors in Actuator: endpoints, health and meters.
 */
@NullMarked
package io.github.xstatewebrtc.actuate;

import org.jspecify.annotations.NullMarked;
