package io.github.xstatewebrtc.signaling;

/**
 * Decides who may join which channel, what they may do there, and who may reach whom. A
 * bean of this type takes the place of {@code xstate.webrtc.permissions}.
 */
@FunctionalInterface
public interface ChannelAuthorizer {

	/**
	 * Decide about a wish to join. Asked when somebody joins or presents another token,
	 * and again for every member by {@link SignalingHub#reauthorize()}. Called on a
	 * thread that may wait, with no lock held; an exception refuses.
	 * @param request who wants to join what
	 * @return what is granted, or why nothing is
	 */
	JoinDecision authorize(JoinRequest request);

	/**
	 * Decide whether two members that both have the permission {@code peers} see and
	 * reach each other. It has to be symmetric, quick, and must not call the hub: it is
	 * asked for each pair, and while a channel is locked. An exception says no. Everybody
	 * sees and reaches the hub's own peer without being asked about.
	 * @param one one of the two
	 * @param other the other
	 * @return whether they meet
	 */
	default boolean mayReach(JoinRequest one, JoinRequest other) {
		return true;
	}

}
