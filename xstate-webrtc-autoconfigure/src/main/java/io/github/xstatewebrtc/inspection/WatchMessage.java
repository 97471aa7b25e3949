package io.github.xstatewebrtc.inspection;

import java.util.function.Supplier;

/**
 * What a watcher is to be sent, with what is lost if it is not.
 *
 * @param encoded makes the JSON, when it is this message's turn
 * @param events how many events it stands for
 * @param gap whether it only says that they are lost
 */
record WatchMessage(Supplier<byte[]> encoded, long events, boolean gap) {

	/**
	 * Take an event that has its place in the sequence.
	 */
	static WatchMessage event(Supplier<byte[]> encoded) {
		return new WatchMessage(encoded, 1, false);
	}

	static WatchMessage gap(long events, InspectionEncoder encoder) {
		return new WatchMessage(() -> encoder.gap(events), events, true);
	}

	/**
	 * Take what is told beside the sequence: how actors are, or which there are.
	 */
	static WatchMessage state(Supplier<byte[]> encoded) {
		return new WatchMessage(encoded, 0, false);
	}

	/**
	 * Encode it now, once.
	 * @return the same message, encoded
	 */
	WatchMessage encode() {
		byte[] bytes = bytes();
		return new WatchMessage(() -> bytes, this.events, this.gap);
	}

	byte[] bytes() {
		return this.encoded.get();
	}

}
