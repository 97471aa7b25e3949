package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.Nullable;

/**
 * What became of an event that an actor was given.
 *
 * @param outcome how it ended
 * @param reason why it was refused, or for how many others there was no room; otherwise
 * {@code null}
 * @param cause what the application's code threw; {@code null} unless it failed
 */
public record Receipt(Outcome outcome, @Nullable String reason, @Nullable Throwable cause) {

	/**
	 * The actor took it.
	 */
	public static final Receipt ACCEPTED = new Receipt(Outcome.ACCEPTED, null, null);

	/**
	 * The actor never saw it.
	 */
	public static final Receipt NOT_DELIVERED = new Receipt(Outcome.NOT_DELIVERED, null, null);

	/**
	 * Return the receipt for an event that changed nothing.
	 * @param reason why
	 * @return the receipt
	 */
	public static Receipt refused(String reason) {
		return new Receipt(Outcome.REFUSED, reason, null);
	}

	/**
	 * Return the receipt for an event for which there was no room.
	 * @param reason how much waits already
	 * @return the receipt
	 */
	public static Receipt overloaded(String reason) {
		return new Receipt(Outcome.OVERLOADED, reason, null);
	}

	/**
	 * Return the receipt for an event on which the application's code failed.
	 * @param cause what was thrown
	 * @return the receipt
	 */
	public static Receipt failed(Throwable cause) {
		return new Receipt(Outcome.FAILED, null, cause);
	}

	/**
	 * How the way of an event can end.
	 */
	public enum Outcome {

		/**
		 * The actor took it.
		 */
		ACCEPTED,

		/**
		 * The actor saw it and is as it was.
		 */
		REFUSED,

		/**
		 * The application's code threw.
		 */
		FAILED,

		/**
		 * There was no room for it.
		 */
		OVERLOADED,

		/**
		 * The actor never saw it: it was taken back, or the actor is gone.
		 */
		NOT_DELIVERED

	}

}
