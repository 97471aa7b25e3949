package io.github.xstatewebrtc.inspection;

/**
 * Who sees values: what is in contexts, events, outputs and errors.
 */
public enum ShowValues {

	/**
	 * Everybody who watches.
	 */
	ALWAYS,

	/**
	 * Those of {@link Audience#VALUES}.
	 */
	WHEN_AUTHORIZED,

	/**
	 * Nobody: they are not even captured.
	 */
	NEVER

}
