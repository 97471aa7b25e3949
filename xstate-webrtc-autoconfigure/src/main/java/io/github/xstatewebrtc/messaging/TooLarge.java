package io.github.xstatewebrtc.messaging;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.UndeliveredException;

/**
 * Tells a message that a peer does not take from one that it never got.
 */
final class TooLarge {

	private TooLarge() {
	}

	/**
	 * Say why a message was left out.
	 * @param failure what became of it, {@code null} if it was taken
	 * @return a sentence that says how large it was; {@code null} if that was not the
	 * reason
	 */
	static @Nullable String of(@Nullable Throwable failure) {
		return (failure instanceof UndeliveredException undelivered
				&& undelivered.end().code().equals(LinkEnd.TOO_LARGE)) ? undelivered.end().message() : null;
	}

}
