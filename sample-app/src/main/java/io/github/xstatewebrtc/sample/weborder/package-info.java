/**
 * Orders that carts in browsers place: a statechart for each, which its cart pays or
 * cancels as if it were an actor of the page.
 */
@NullMarked
package io.github.xstatewebrtc.sample.weborder;

import org.jspecify.annotations.NullMarked;
