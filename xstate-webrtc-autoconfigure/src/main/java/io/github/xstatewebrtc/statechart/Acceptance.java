package io.github.xstatewebrtc.statechart;

import org.jspecify.annotations.Nullable;

/**
 * What became of an event that was {@linkplain StatechartAdapter#send sent} to a
 * statechart.
 *
 * @param outcome how it ended
 * @param reason why it was not accepted, in words for the sender; {@code null} if it was
 * accepted
 * @param cause what the application's code threw, or {@code null} if it threw nothing
 */
public record Acceptance(Outcome outcome, @Nullable String reason, @Nullable Throwable cause) {

	private static final Acceptance ACCEPTED = new Acceptance(Outcome.ACCEPTED, null, null);

	/**
	 * Return the answer for an event that was taken.
	 * @return the answer
	 */
	public static Acceptance accepted() {
		return ACCEPTED;
	}

	/**
	 * Return the answer for an event that changed nothing.
	 * @param reason why it was refused
	 * @return the answer
	 */
	public static Acceptance refused(String reason) {
		return new Acceptance(Outcome.REFUSED, reason, null);
	}

	/**
	 * Return the answer for an event that did not reach the statechart, since too many
	 * wait for it.
	 * @param reason how many do
	 * @return the answer
	 */
	public static Acceptance overloaded(String reason) {
		return new Acceptance(Outcome.OVERLOADED, reason, null);
	}

	/**
	 * Return the answer for an event in whose course a guard or an action threw.
	 * @param cause what was thrown
	 * @return the answer
	 */
	public static Acceptance failed(Throwable cause) {
		return new Acceptance(Outcome.FAILED, cause.toString(), cause);
	}

	/**
	 * Return whether the event was taken.
	 * @return whether the outcome is {@link Outcome#ACCEPTED}
	 */
	public boolean isAccepted() {
		return this.outcome == Outcome.ACCEPTED;
	}

	/**
	 * How the way of an event can end.
	 */
	public enum Outcome {

		/**
		 * A transition took place, or the statechart keeps the event for later.
		 */
		ACCEPTED,

		/**
		 * The statechart is as it was: it is not running, does not know the event, is in
		 * no state that has a transition for it, or a guard said no.
		 */
		REFUSED,

		/**
		 * The statechart never saw the event: its mailbox is full. Sent later, the event
		 * may be taken.
		 */
		OVERLOADED,

		/**
		 * A guard or an action threw. In which state the statechart is then, its library
		 * decides.
		 */
		FAILED

	}

}
