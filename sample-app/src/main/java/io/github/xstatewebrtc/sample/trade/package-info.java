/**
 * A small simulated trade, so that something always happens.
 */
@NullMarked
package io.github.xstatewebrtc.sample.trade;

import org.jspecify.annotations.NullMarked;
