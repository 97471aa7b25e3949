package io.github.xstatewebrtc.signaling;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

/**
 * Bounds what one session may send, before any of it is read.
 */
final class InputLimits {

	private final HubSettings settings;

	private final TokenBucket bucket;

	InputLimits(HubSettings settings, long now) {
		this.settings = settings;
		this.bucket = new TokenBucket(settings.maxMessagesPerSecond(), now);
	}

	void check(String text, long now) throws RefusedException {
		if (!this.bucket.take(now)) {
			throw new RefusedException(ErrorCode.RATE_LIMITED, "This message was not handled: more than "
					+ this.settings.maxMessagesPerSecond() + " came within a second. Send them more slowly.");
		}
		int max = this.settings.maxMessageBytes();
		if (isLonger(text, max)) {
			throw new RefusedException(ErrorCode.TOO_LARGE,
					"This message was not handled: it has more than " + max + " bytes.");
		}
	}

	private static boolean isLonger(String text, int maxBytes) {
		if (text.length() > maxBytes) {
			return true;
		}
		int bytes = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			bytes += (character < 0x80) ? 1 : (character < 0x800 || Character.isSurrogate(character)) ? 2 : 3;
		}
		return bytes > maxBytes;
	}

}
