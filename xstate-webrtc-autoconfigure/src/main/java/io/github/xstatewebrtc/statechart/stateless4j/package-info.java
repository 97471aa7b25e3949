/**
 * The statecharts of stateless4j.
 */
@NullMarked
package io.github.xstatewebrtc.statechart.stateless4j;

import org.jspecify.annotations.NullMarked;
