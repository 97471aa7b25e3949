package io.github.xstatewebrtc.link;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What has gone over a link since it was made, as of one moment.
 *
 * @param framesSent frames given to transports
 * @param framesReceived frames read
 * @param bytesSent bytes in the frames sent
 * @param bytesReceived bytes in the frames read
 * @param messagesSent messages sent, without those of the link itself
 * @param messagesReceived messages received, without those of the link itself
 * @param unacknowledgedBytes bytes in messages sent that the other side has not
 * acknowledged, on both channels
 * @param queuedMessages messages between actors that wait to be sent
 * @param queuedBytes bytes in them
 * @param sinceHeard how long ago a frame arrived, {@code null} before the first
 */
public record LinkStatistics(long framesSent, long framesReceived, long bytesSent, long bytesReceived,
		long messagesSent, long messagesReceived, long unacknowledgedBytes, int queuedMessages, long queuedBytes,
		@Nullable Duration sinceHeard) {
}
