package io.github.xstatewebrtc.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.xstatewebrtc.signaling.ChannelLabel;

/**
 * The labels of the channels that the application joins: those it was told, or one made
 * from its name, which was chosen for other purposes and is never refused.
 */
final class ChannelLabels {

	private static final String PROPERTY = "xstate.webrtc.channel-labels";

	private static final int MAX_LENGTH = 128;

	private static final String DEFAULT = "application";

	private ChannelLabels() {
	}

	static List<String> configuredOr(List<String> configured, String applicationName) {
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < configured.size(); i++) {
			String label = configured.get(i);
			String property = PROPERTY + "[" + i + "]";
			if (!ChannelLabel.isValid(label)) {
				throw new InvalidSettingException(property, label, ChannelLabel.RULE,
						"Write it such as:" + InvalidSettingException.example(madeFrom(label)));
			}
			if (!seen.add(label)) {
				throw new InvalidSettingException(property, label, "The application joins a channel once.",
						"Remove one of the two.");
			}
		}
		return configured.isEmpty() ? List.of(madeFrom(applicationName)) : configured;
	}

	private static String madeFrom(String name) {
		String allowed = name.replaceAll("[^\\p{L}\\p{N} ._:~+-]+", "-").replaceFirst("^[^\\p{L}\\p{N}]+", "");
		String label = allowed.substring(0, Math.min(allowed.length(), MAX_LENGTH))
			.replaceFirst("[^\\p{L}\\p{N}]+$", "");
		return label.isEmpty() ? DEFAULT : label;
	}

}
