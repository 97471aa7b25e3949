package io.github.xstatewebrtc.transport.relay;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;

/**
 * What the hub passes on.
 *
 * @param frameBytes the largest frame in UTF-8 bytes
 * @param bytesPerSecond how many bytes of frames in a second, {@code null} for no quota
 */
public record RelayLimits(int frameBytes, @Nullable Integer bytesPerSecond) {

	/**
	 * Read what the hub says.
	 * @param limits the limits in {@code joined}
	 * @return what it passes on, {@code null} if nothing
	 */
	public static @Nullable RelayLimits of(HubMessage.Limits limits) {
		Integer frameBytes = limits.relayFrameBytes();
		return (frameBytes != null) ? new RelayLimits(frameBytes, limits.relayBytesPerSecond()) : null;
	}

}
