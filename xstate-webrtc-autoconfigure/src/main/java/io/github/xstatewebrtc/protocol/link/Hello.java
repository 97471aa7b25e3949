package io.github.xstatewebrtc.protocol.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;

/**
 * The first message each way on each channel of each connection.
 *
 * @param version the highest version spoken
 * @param channel the channel's {@linkplain LinkChannel#label() label}
 * @param peerId who speaks
 * @param conn the connection
 * @param link names the speaker's state for the other side, absent on the inspection
 * channel
 * @param resumes the other side's {@code link} as held by the speaker, absent if none was
 * heard and on the inspection channel
 * @param received how many of the other's messages the speaker has taken, absent on the
 * inspection channel
 * @param windowBytes how much the speaker takes unacknowledged
 * @param frameBytes the largest frame the speaker takes
 * @param messageBytes the largest sliced batch the speaker takes
 */
@JsonPropertyOrder("type")
public record Hello(int version, String channel, String peerId, String conn, @Nullable String link,
		@Nullable String resumes, @Nullable Long received, long windowBytes, long frameBytes, long messageBytes) {

	/**
	 * The message's type.
	 */
	public static final String TYPE = "hello";

	/**
	 * The version of the protocol that this side speaks.
	 */
	public static final int VERSION = 1;

	private static final int LEAST_BYTES = 1024;

	private static final int LONGEST_NAME = 256;

	@JsonProperty
	String type() {
		return TYPE;
	}

	/**
	 * Read a hello and check everything in it that does not depend on the connection.
	 * @param message a message of type {@value #TYPE}
	 * @return the hello
	 * @throws ProtocolViolationException if a member is missing or senseless, or the
	 * version is one that this side cannot speak
	 */
	public static Hello read(ObjectNode message) throws ProtocolViolationException {
		Hello hello = LinkMessages.read(message, Hello.class);
		if (hello.version < VERSION) {
			throw new ProtocolViolationException(ProtocolViolationException.UNSUPPORTED_VERSION,
					"Version " + hello.version + " of the protocol is not spoken here, but " + VERSION + ".");
		}
		name("channel", hello.channel);
		name("peerId", hello.peerId);
		name("conn", hello.conn);
		if (LinkChannel.ACTOR.label().equals(hello.channel)) {
			name("link", hello.link);
		}
		if (hello.windowBytes < 1 || hello.frameBytes < LEAST_BYTES || hello.messageBytes < LEAST_BYTES) {
			throw new ProtocolViolationException("The hello's windowBytes must be positive, its frameBytes and "
					+ "messageBytes at least " + LEAST_BYTES + ".");
		}
		return hello;
	}

	private static void name(String member, @Nullable String value) throws ProtocolViolationException {
		if (value == null || value.isEmpty() || value.length() > LONGEST_NAME) {
			throw new ProtocolViolationException(
					"The hello's " + member + " must have 1 to " + LONGEST_NAME + " characters.");
		}
	}

}
