/**
 * Turning live objects into bounded, redacted, immutable trees of values.
 */
@NullMarked
package io.github.xstatewebrtc.actor.capture;

import org.jspecify.annotations.NullMarked;
