package io.github.xstatewebrtc.link;

/**
 * A message on its way out.
 */
final class Outgoing {

	private final byte[] message;

	private final boolean exempt;

	/**
	 * Take a message.
	 * @param message a JSON object in UTF-8
	 * @param exempt whether it goes also when the window is closed
	 */
	Outgoing(byte[] message, boolean exempt) {
		this.message = message;
		this.exempt = exempt;
	}

	byte[] message() {
		return this.message;
	}

	boolean exempt() {
		return this.exempt;
	}

}
