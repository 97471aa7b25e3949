package io.github.xstatewebrtc.protocol.signaling;

import org.jspecify.annotations.Nullable;

/**
 * A message is not what the protocol says. The exception's message is a sentence for the
 * one who sent it.
 */
public class InvalidMessageException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient HubMessage.@Nullable Ref ref;

	public InvalidMessageException(String message, HubMessage.@Nullable Ref ref) {
		super(message);
		this.ref = ref;
	}

	/**
	 * Return which message it was.
	 * @return its type and addressee as far as they could be read
	 */
	public HubMessage.@Nullable Ref ref() {
		return this.ref;
	}

}
