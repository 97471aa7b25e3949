package io.github.xstatewebrtc.signaling;

import java.util.regex.Pattern;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

/**
 * What a channel's label may look like: it becomes part of addresses and of what people
 * read.
 */
public final class ChannelLabel {

	private static final Pattern VALID = Pattern
		.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._:~+-]{0,126}[\\p{L}\\p{N}])?");

	/**
	 * The rule in words.
	 */
	public static final String RULE = "A channel's label has 1 to 128 characters: letters, digits, spaces and ._:~+-"
			+ " and begins and ends with a letter or a digit.";

	private ChannelLabel() {
	}

	/**
	 * Tell whether a label follows the rule.
	 * @param label the label
	 * @return whether a hub takes it
	 */
	public static boolean isValid(String label) {
		return VALID.matcher(label).matches();
	}

	static void check(String label) throws RefusedException {
		if (!isValid(label)) {
			throw new RefusedException(ErrorCode.BAD_MESSAGE, RULE);
		}
	}

}
