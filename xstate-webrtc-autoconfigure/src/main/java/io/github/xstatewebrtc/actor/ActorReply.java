package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.Nullable;

/**
 * What an actor did with the event of an ask.
 *
 * @param accepted whether it took the event; {@code true} of an actor that does not say
 * @param reason why not, as a sentence; {@code null} if it did or does not say
 * @param value what it replied itself; {@code null} if it did not
 * @param snapshot its snapshot after the event; {@code null} if the asker may not see it
 */
public record ActorReply(boolean accepted, @Nullable String reason, @Nullable Object value,
		@Nullable ActorSnapshot snapshot) {
}
