package io.github.xstatewebrtc.transport.webrtc;

/**
 * Which of the other side's candidates this machine may send packets to (protocol,
 * section 2). Unspecified, broadcast, multicast and link-local addresses, among them
 * those of cloud metadata services, are refused whatever it says.
 *
 * @param loopback whether this machine itself may be addressed
 * @param privateRanges whether private networks may be addressed (RFC 1918, RFC 4193, RFC
 * 6598)
 */
public record RemoteCandidatePolicy(boolean loopback, boolean privateRanges) {

	/**
	 * Loopback and private networks may be addressed.
	 */
	public static final RemoteCandidatePolicy DEFAULT = new RemoteCandidatePolicy(true, true);

}
