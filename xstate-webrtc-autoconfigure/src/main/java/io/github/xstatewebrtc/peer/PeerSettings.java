package io.github.xstatewebrtc.peer;

import java.util.List;

import io.github.xstatewebrtc.link.LinkSettings;

/**
 * How this application appears to others, and where.
 *
 * @param name the name shown to others
 * @param instance which of several alike it is, such as the host's name
 * @param channels labels of the channels to join, at least one
 * @param link times and sizes of the links to others
 */
public record PeerSettings(String name, String instance, List<String> channels, LinkSettings link) {

	/**
	 * The {@code kind} that this peer shows to others.
	 */
	public static final String KIND = "jvm";

	public PeerSettings {
		channels = List.copyOf(channels);
		if (channels.isEmpty()) {
			throw new IllegalArgumentException("A peer joins at least one channel");
		}
	}

}
