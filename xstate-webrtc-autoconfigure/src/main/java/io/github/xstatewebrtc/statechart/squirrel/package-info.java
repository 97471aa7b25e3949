/**
 * The statecharts of squirrel-foundation.
 */
@NullMarked
package io.github.xstatewebrtc.statechart.squirrel;

import org.jspecify.annotations.NullMarked;
