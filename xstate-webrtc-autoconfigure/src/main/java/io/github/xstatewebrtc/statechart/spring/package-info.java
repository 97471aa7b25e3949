/**
 * Spring Statemachine's statecharts: the adapter, and how running ones are found.
 */
@NullMarked
package io.github.xstatewebrtc.statechart.spring;

import org.jspecify.annotations.NullMarked;
