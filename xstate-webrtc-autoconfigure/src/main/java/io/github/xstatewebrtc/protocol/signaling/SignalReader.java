package io.github.xstatewebrtc.protocol.signaling;

import org.jspecify.annotations.Nullable;

/**
 * Reads a signal.
 */
final class SignalReader {

	private static final int MAX_TEXT = Integer.MAX_VALUE;

	private SignalReader() {
	}

	static Signal read(Members signal) throws InvalidMessageException {
		SessionDescription description = description(signal.optionalObject("description"));
		IceCandidate candidate = candidate(signal.optionalObject("candidate"));
		String want = signal.optionalString("want", PeerReader.MAX_ID);
		Refusal refused = refusal(signal.optionalObject("refused"));
		signal.check(description != null || candidate != null || want != null || refused != null,
				() -> "A signal needs a 'description', a 'candidate', a 'want' or a 'refused'.");
		String conn = (want != null || refused != null) ? signal.optionalName("conn", PeerReader.MAX_ID)
				: signal.name("conn", PeerReader.MAX_ID);
		return new Signal(conn, want, description, candidate, refused);
	}

	private static @Nullable Refusal refusal(@Nullable Members refused) throws InvalidMessageException {
		return (refused != null)
				? new Refusal(refused.name("code", PeerReader.MAX_ID), refused.name("message", Refusal.MAX_MESSAGE))
				: null;
	}

	private static @Nullable SessionDescription description(@Nullable Members description)
			throws InvalidMessageException {
		return (description != null) ? new SessionDescription(description.string("type", PeerReader.MAX_ID),
				description.string("sdp", MAX_TEXT)) : null;
	}

	private static @Nullable IceCandidate candidate(@Nullable Members candidate) throws InvalidMessageException {
		return (candidate != null) ? new IceCandidate(candidate.string("candidate", MAX_TEXT),
				candidate.optionalString("sdpMid", PeerReader.MAX_ID), candidate.optionalInteger("sdpMLineIndex"))
				: null;
	}

}
