package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether the native library is there and works, for health and endpoints.
 *
 * @param state whether it has been loaded
 * @param reason why it could not be loaded, and what to do about it, or does not start;
 * {@code null} unless {@link State#UNAVAILABLE}
 * @param standIns the system libraries that are absent here and were stood in for by
 * empty ones; they serve audio and screen capture only, which are not used
 */
public record NativeStatus(State state, @Nullable String reason, List<String> standIns) {

	public NativeStatus {
		standIns = List.copyOf(standIns);
	}

	/**
	 * Whether the native library has been loaded.
	 */
	public enum State {

		/**
		 * No connection has been made yet, so nobody has tried.
		 */
		NOT_LOADED,

		/**
		 * It is loaded.
		 */
		LOADED,

		/**
		 * It cannot be loaded in this process, or is loaded and does not start.
		 */
		UNAVAILABLE

	}

}
