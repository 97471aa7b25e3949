package io.github.xstatewebrtc.statechart.kit;

/**
 * What not every library of statecharts can do. The checks of a feature that a
 * {@linkplain StatechartFixture fixture} does not name are left out.
 */
public enum Feature {

	/**
	 * A statechart exists before it is started.
	 */
	START,

	/**
	 * A statechart can be stopped from outside and started again.
	 */
	STOP,

	/**
	 * A statechart is done when it reaches a final state.
	 */
	FINAL,

	/**
	 * A transition can have a guard.
	 */
	GUARDS,

	/**
	 * A statechart has an extended state.
	 */
	CONTEXT,

	/**
	 * What an action throws reaches the adapter.
	 */
	FAILURES,

	/**
	 * A state can have states within it.
	 */
	HIERARCHY,

	/**
	 * A state can have regions.
	 */
	REGIONS,

	/**
	 * An event goes to all regions of a state that understand it, not to one of them.
	 * Needs {@link #REGIONS}.
	 */
	BROADCAST,

	/**
	 * A state can be entered where it was left. Needs {@link #HIERARCHY}.
	 */
	HISTORY,

	/**
	 * A state can be left by itself after a time.
	 */
	TIMERS,

	/**
	 * Several threads may give a statechart events at the same time.
	 */
	THREADS

}
