package io.github.xstatewebrtc.autoconfigure;

import java.util.List;

import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Actors;
import io.github.xstatewebrtc.messaging.Exposure;

/**
 * Turns properties into which statecharts take events from peers.
 */
final class ExposureMapper {

	private static final String PREFIX = "xstate.webrtc.actors.exposure.";

	private ExposureMapper() {
	}

	static Exposure map(Actors actors) {
		check(PREFIX + "include", actors.exposure().include());
		check(PREFIX + "exclude", actors.exposure().exclude());
		return new Exposure(actors.exposure().include(), actors.exposure().exclude());
	}

	private static void check(String property, List<String> names) {
		for (int i = 0; i < names.size(); i++) {
			if (!StringUtils.hasText(names.get(i))) {
				throw new InvalidSettingException(property + "[" + i + "]", names.get(i),
						"A statechart's name is wanted here, or a part of it and '*'; this is empty and names none.",
						"Remove it, or name a statechart as the page does, such as:"
								+ InvalidSettingException.example(property, "order*"));
			}
		}
	}

}
