/**
 * What a statechart library must tell us: its statecharts' definitions as XState machine
 * configs, their current configurations and changes. One package below for each library.
 */
@NullMarked
package io.github.xstatewebrtc.statechart;

import org.jspecify.annotations.NullMarked;
