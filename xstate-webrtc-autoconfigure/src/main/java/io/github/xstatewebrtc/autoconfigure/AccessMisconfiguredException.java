package io.github.xstatewebrtc.autoconfigure;

/**
 * What is configured about access cannot work. The message names properties and never
 * their values: some are secrets.
 */
final class AccessMisconfiguredException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	/**
	 * Make an exception.
	 * @param message what is wrong
	 * @param action what to do
	 */
	AccessMisconfiguredException(String message, String action) {
		super(message);
		this.action = action;
	}

	String action() {
		return this.action;
	}

}
