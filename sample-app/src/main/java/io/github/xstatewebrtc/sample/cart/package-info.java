/**
 * Carts, which are statecharts in the tabs of browsers: found by their names and asked.
 */
@NullMarked
package io.github.xstatewebrtc.sample.cart;

import org.jspecify.annotations.NullMarked;
