/**
 * Connections whose frames go through the hub, for peers between which no direct one
 * opens.
 */
@NullMarked
package io.github.xstatewebrtc.transport.relay;

import org.jspecify.annotations.NullMarked;
