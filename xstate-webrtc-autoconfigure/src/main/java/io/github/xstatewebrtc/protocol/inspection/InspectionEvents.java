package io.github.xstatewebrtc.protocol.inspection;

/**
 * The names in inspection events, which are those of {@code @statelyai/inspect} 0.7.
 */
public final class InspectionEvents {

	/**
	 * The value of {@code _version} in every event.
	 */
	public static final String VERSION = "0.7.2";

	/**
	 * The {@code type} that tells of an actor.
	 */
	public static final String ACTOR = "@xstate.actor";

	/**
	 * The {@code type} that tells of an event that an actor received.
	 */
	public static final String EVENT = "@xstate.event";

	/**
	 * The {@code type} that tells of an actor's new state.
	 */
	public static final String SNAPSHOT = "@xstate.snapshot";

	/**
	 * The {@code type} that tells how an ask ended that an actor has dealt with.
	 */
	public static final String REPLY = "@xstate.reply";

	/**
	 * The {@code type} that tells of an event that reached no actor.
	 */
	public static final String DEAD_LETTER = "@xstate.deadletter";

	/**
	 * The type of the event in a snapshot that stands for all that an inspector missed.
	 */
	public static final String RESYNC = "@xstate-webrtc.resync";

	/**
	 * The {@code type} of the message that tells how many events were not sent, in
	 * {@code dropped}.
	 */
	public static final String GAP = "gap";

	/**
	 * The {@code type} of the message that ends catching up and names the actors alive,
	 * in {@code sessionIds}.
	 */
	public static final String SYNCED = "synced";

	private InspectionEvents() {
	}

}
