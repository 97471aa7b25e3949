package io.github.xstatewebrtc.protocol.inspection;

import org.jspecify.annotations.Nullable;

/**
 * The message {@code inspect}, with which an inspector begins.
 *
 * @param history how many past events it wants at most, or {@code null} for as many as
 * are kept
 * @param after the last {@code _seq} it has, or {@code null} if it has none
 * @param query which actors it wants to see, or {@code null} for all
 */
public record InspectRequest(@Nullable Integer history, @Nullable Long after, @Nullable ActorQuery query) {

	/**
	 * The {@code type} of the message.
	 */
	public static final String TYPE = "inspect";

	/**
	 * The {@code type} of the message with which an inspector ends.
	 */
	public static final String END_TYPE = "uninspect";

}
