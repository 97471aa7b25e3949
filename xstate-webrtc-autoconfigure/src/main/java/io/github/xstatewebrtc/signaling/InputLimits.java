package io.github.xstatewebrtc.signaling;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

/**
 * Bounds what one session may send, before any of it is read.
 */
final class InputLimits {

	private static final int RENEWALS_AT_ONCE = 5;

	private static final double RENEWALS_PER_SECOND = 0.2;

	private final HubSettings settings;

	private final TokenBucket bucket;

	private final TokenBucket renewals;

	InputLimits(HubSettings settings, long now) {
		this.settings = settings;
		this.bucket = new TokenBucket(settings.maxMessagesPerSecond(), now);
		this.renewals = new TokenBucket(RENEWALS_PER_SECOND, RENEWALS_AT_ONCE, now);
	}

	void checkRate(long now) throws RefusedException {
		if (!this.bucket.take(now)) {
			throw new RefusedException(ErrorCode.RATE_LIMITED, "This message was not handled: more than "
					+ this.settings.maxMessagesPerSecond() + " came within a second. Send them more slowly.");
		}
	}

	void checkSize(String text) throws RefusedException {
		int max = this.settings.maxMessageBytes();
		if (isLonger(text, max)) {
			throw new RefusedException(ErrorCode.TOO_LARGE,
					"This message was not handled: it has more than " + max + " bytes.");
		}
	}

	/**
	 * Count a renewal: it asks the application, and may tell every other member.
	 * @param now the time in nanoseconds
	 * @throws RefusedException if there are too many
	 */
	void checkRenewal(long now) throws RefusedException {
		if (!this.renewals.take(now)) {
			throw new RefusedException(ErrorCode.RATE_LIMITED,
					"This token was not looked at: renew no more often than once in 5 s.");
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
