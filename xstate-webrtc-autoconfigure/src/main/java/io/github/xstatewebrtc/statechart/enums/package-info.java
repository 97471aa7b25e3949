/**
 * Statecharts by hand: an enum of states and a function that says where an event leads.
 */
@NullMarked
package io.github.xstatewebrtc.statechart.enums;

import org.jspecify.annotations.NullMarked;
