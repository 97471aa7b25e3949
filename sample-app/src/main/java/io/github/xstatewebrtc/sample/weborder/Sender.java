package io.github.xstatewebrtc.sample.weborder;

/**
 * Who sends an event. What comes from a browser is JSON, which has no such thing.
 */
enum Sender {

	/** The shop itself. */
	SHOP

}
