/**
 * Deliveries: one statechart for each order that was shipped, made by a factory.
 */
@NullMarked
package io.github.xstatewebrtc.sample.delivery;

import org.jspecify.annotations.NullMarked;
