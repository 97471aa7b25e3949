package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.Nullable;

/**
 * What became of an event that an actor was given.
 *
 * @param outcome how it ended
 * @param reason why it was refused, what was expected of it, or for how many others there
 * was no room; otherwise {@code null}
 * @param value what the actor itself replies; {@code null} if it does not
 * @param cause what the application's code threw; {@code null} unless it failed
 */
public record Receipt(Outcome outcome, @Nullable String reason, @Nullable Object value, @Nullable Throwable cause) {

	/**
	 * The actor took it.
	 */
	public static final Receipt ACCEPTED = new Receipt(Outcome.ACCEPTED, null, null, null);

	/**
	 * The actor never saw it.
	 */
	public static final Receipt NOT_DELIVERED = new Receipt(Outcome.NOT_DELIVERED, null, null, null);

	/**
	 * Return the receipt for an event that the actor took.
	 * @param value what it replies, {@code null} if it does not
	 * @return the receipt
	 */
	public static Receipt accepted(@Nullable Object value) {
		return (value != null) ? new Receipt(Outcome.ACCEPTED, null, value, null) : ACCEPTED;
	}

	/**
	 * Return the receipt for an event that is not what the actor takes.
	 * @param expected what was expected, as a sentence for the sender
	 * @return the receipt
	 */
	public static Receipt invalid(String expected) {
		return new Receipt(Outcome.INVALID, expected, null, null);
	}

	/**
	 * Return the receipt for an event that changed nothing.
	 * @param reason why
	 * @return the receipt
	 */
	public static Receipt refused(String reason) {
		return new Receipt(Outcome.REFUSED, reason, null, null);
	}

	/**
	 * Return the receipt for an event for which there was no room.
	 * @param reason how much waits already
	 * @return the receipt
	 */
	public static Receipt overloaded(String reason) {
		return new Receipt(Outcome.OVERLOADED, reason, null, null);
	}

	/**
	 * Return the receipt for an event on which the application's code failed.
	 * @param cause what was thrown
	 * @return the receipt
	 */
	public static Receipt failed(Throwable cause) {
		return new Receipt(Outcome.FAILED, null, null, cause);
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
		 * The actor never saw it: it takes no events of the type, or the event lacks
		 * something.
		 */
		INVALID,

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
