package io.github.xstatewebrtc.protocol.signaling;

import org.jspecify.annotations.Nullable;

/**
 * What two peers tell each other through the hub in order to connect. One of
 * {@code want}, {@code description}, {@code candidate} and {@code refused} is present.
 *
 * @param conn the attempt it belongs to, a random name made by the offerer; absent with
 * {@code want} and with {@code refused} that answers it
 * @param want {@code connect}: asks the peer with the larger id for an offer
 * @param description an offer or an answer
 * @param candidate a way to reach the sender
 * @param refused why the sender makes no connection
 */
public record Signal(@Nullable String conn, @Nullable String want, @Nullable SessionDescription description,
		@Nullable IceCandidate candidate, @Nullable Refusal refused) {

	/**
	 * The only {@code want} there is.
	 */
	public static final String CONNECT = "connect";

	/**
	 * Ask the other peer, whose id is larger, for an offer.
	 * @return the signal
	 */
	public static Signal wantConnect() {
		return new Signal(null, CONNECT, null, null, null);
	}

	/**
	 * Pass an offer or an answer.
	 * @param conn the attempt it belongs to
	 * @param description the offer or answer
	 * @return the signal
	 */
	public static Signal of(String conn, SessionDescription description) {
		return new Signal(conn, null, description, null, null);
	}

	/**
	 * Pass a candidate.
	 * @param conn the attempt it belongs to
	 * @param candidate the candidate
	 * @return the signal
	 */
	public static Signal of(String conn, IceCandidate candidate) {
		return new Signal(conn, null, null, candidate, null);
	}

	/**
	 * Say that there will be no connection.
	 * @param conn the attempt that was offered, {@code null} for one that was asked for
	 * @param refused why
	 * @return the signal
	 */
	public static Signal of(@Nullable String conn, Refusal refused) {
		return new Signal(conn, null, null, null, refused);
	}

	/**
	 * Tell what it is without what it says: descriptions show addresses.
	 */
	@Override
	public String toString() {
		String what = (this.description != null) ? this.description.type() : (this.candidate != null) ? "candidate"
				: (this.refused != null) ? this.refused.code() : "want " + this.want;
		return "Signal[conn=" + this.conn + ", " + what + "]";
	}

}
