package io.github.xstatewebrtc.link;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 */
final class Outgoing {

	private final @Nullable Supplier<byte[]> renewal;

	private final int cost;

	private byte[] message;

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
		this(message, null, exempt, taken);
	}

	/**
	 * Take a message that may say something else by the time it goes out.
	 * @param renewal says what, each time it goes; never more bytes than at first
	 * @param taken completes with what became of it
	 */
	Outgoing(Supplier<byte[]> renewal, CompletableFuture<@Nullable Void> taken) {
		this(renewal.get(), renewal, false, taken);
	}

	private Outgoing(byte[] message, @Nullable Supplier<byte[]> renewal, boolean exempt,
			@Nullable CompletableFuture<@Nullable Void> taken) {
		this.message = message;
		this.cost = message.length;
		this.renewal = renewal;
		this.exempt = exempt;
		this.taken = taken;
	}

	byte[] message() {
		return this.message;
	}

	/**
	 * Say what is to be said now. What follows it belongs to the ordered executor.
	 */
	void renew() {
		if (this.renewal != null) {
			this.message = this.renewal.get();
		}
	}

	/**
	 * Return what it counts wherever bytes are counted, whatever it says by now.
	 * @return a number of bytes
	 */
	int cost() {
		return this.cost;
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
