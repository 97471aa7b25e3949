/**
 * Observes the messages between actors with Micrometer, so that they are measured, and
 * traced from one peer to the next.
 */
@NullMarked
package io.github.xstatewebrtc.observation;

import org.jspecify.annotations.NullMarked;
