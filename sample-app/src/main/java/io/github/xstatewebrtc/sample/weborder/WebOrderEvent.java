package io.github.xstatewebrtc.sample.weborder;

/**
 * What happens to an order that a cart in a browser has placed.
 */
public enum WebOrderEvent {

	/** The customer pays; carries the {@code amount}. */
	PAY,

	/** The customer does not want it any more. */
	CANCEL,

	/** The shop has done the next thing; carries {@code by}, the {@link Sender}. */
	NEXT

}
