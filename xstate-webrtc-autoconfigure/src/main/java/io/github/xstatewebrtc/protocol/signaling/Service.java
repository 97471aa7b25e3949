package io.github.xstatewebrtc.protocol.signaling;

import org.jspecify.annotations.Nullable;

/**
 * An actor that its peer announces to the channel.
 *
 * @param systemId the well-known name under which it is registered
 * @param src the name of its logic, such as {@code orderMachine}
 */
public record Service(String systemId, @Nullable String src) {
}
