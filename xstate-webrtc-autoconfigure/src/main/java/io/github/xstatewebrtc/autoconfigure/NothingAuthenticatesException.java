package io.github.xstatewebrtc.autoconfigure;

/**
 * Only those who have logged in are to come in, and nothing in the application lets
 * anybody log in.
 */
final class NothingAuthenticatesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NothingAuthenticatesException() {
		super("xstate.webrtc.access is 'authenticated', and nothing in this application authenticates anybody");
	}

}
