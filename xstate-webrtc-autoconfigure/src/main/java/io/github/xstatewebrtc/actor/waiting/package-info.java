/**
 * Waiting for what actors answer, on threads that many share.
 */
@NullMarked
package io.github.xstatewebrtc.actor.waiting;

import org.jspecify.annotations.NullMarked;
