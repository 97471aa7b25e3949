package io.github.xstatewebrtc.web.servlet;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the page must know to begin, served as {@code {base-path}/config.json}.
 *
 * @param channels the labels that the application joins
 * @param signaling where the hub is, relative to the page
 * @param application the application's name
 * @param peerId the id of the hub's own peer in the first channel, {@code null} if it has
 * none
 */
public record PageConfig(List<String> channels, String signaling, String application,
		@JsonInclude @Nullable String peerId) {

	public PageConfig {
		channels = List.copyOf(channels);
	}

}
