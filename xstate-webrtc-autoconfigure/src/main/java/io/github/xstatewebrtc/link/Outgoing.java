package io.github.xstatewebrtc.link;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 */
final class Outgoing {

	private final byte[] message;

	private final boolean exempt;

	private final @Nullable CompletableFuture<@Nullable Void> taken;

	private boolean sentBefore;

	/**
	 * Take a message.
	 * @param message a JSON object in UTF-8
	 * @param exempt whether it goes also when the window is closed
	 * @param taken completes with what became of it, {@code null} if nobody asks
	 */
	Outgoing(byte[] message, boolean exempt, @Nullable CompletableFuture<@Nullable Void> taken) {
		this.message = message;
		this.exempt = exempt;
		this.taken = taken;
	}

	byte[] message() {
		return this.message;
	}

	boolean exempt() {
		return this.exempt;
	}

	@Nullable CompletableFuture<@Nullable Void> taken() {
		return this.taken;
	}

	/**
	 * It is sent.
	 * @return whether for the first time
	 */
	boolean sent() {
		boolean first = !this.sentBefore;
		this.sentBefore = true;
		return first;
	}

}
