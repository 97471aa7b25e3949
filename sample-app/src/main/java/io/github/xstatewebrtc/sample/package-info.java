/**
 * A shop whose orders and deliveries are statecharts.
 */
@NullMarked
package io.github.xstatewebrtc.sample;

import org.jspecify.annotations.NullMarked;
