/**
 * Time and order, shared by the rooms that need them: timers, and tasks one after the
 * other.
 */
@NullMarked
package io.github.xstatewebrtc.timing;

import org.jspecify.annotations.NullMarked;
