package io.github.xstatewebrtc.messaging;

/**
 * A question of a peer that is not answered for good. Called on any thread.
 */
interface OpenQuestion {

	/**
	 * Return of which kind it is.
	 * @return the kind
	 */
	QuestionKind kind();

	/**
	 * Go on as what the peer may do now allows. It is asked while the question is open,
	 * and may be at the same time as it ends.
	 */
	void permissionsChanged();

	/**
	 * Let go of everything and answer nothing: nobody waits any more.
	 */
	void abandon();

}
