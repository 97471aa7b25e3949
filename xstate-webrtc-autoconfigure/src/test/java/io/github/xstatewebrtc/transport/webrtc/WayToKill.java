package io.github.xstatewebrtc.transport.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;

/**
 * The known ways in which webrtc-java 0.14.0 takes the whole process down, each twice:
 * without the fence and through it (docs/decisions/0020).
 */
enum WayToKill {

	FACTORY_WITHOUT_SOUND(PeerConnectionFactory::new, Same.CONNECT, "received on channel 0: a frame"),

	MALFORMED_ICE_URL(() -> Unfenced.useIceServer(null, "stun:"), () -> Fenced.useIceServer(null, "stun:"),
			"neither a name nor an address"),

	ICE_URL_OF_ANOTHER_SCHEME(() -> Unfenced.useIceServer(null, "http://localhost"),
			() -> Fenced.useIceServer(null, "http://localhost"), "an ICE server's url is stun:, stuns:"),

	ICE_URL_WITH_NUL(() -> Unfenced.useIceServer(null, "stun:\0"), () -> Fenced.useIceServer(null, "stun:\0"),
			"neither a name nor an address"),

	ICE_SERVER_WITHOUT_URLS(() -> Unfenced.useIceServer(null), () -> Fenced.useIceServer(null), "needs 1 to 32 urls"),

	TURN_WITHOUT_CREDENTIALS(() -> Unfenced.useIceServer(null, "turn:127.0.0.1:9"),
			() -> Fenced.useIceServer(null, "turn:127.0.0.1:9"), "A TURN server needs a username"),

	TURN_WITH_A_LONG_USERNAME(() -> Unfenced.useIceServer("u".repeat(600), "turn:127.0.0.1:9"),
			() -> Fenced.useIceServer("u".repeat(600), "turn:127.0.0.1:9"),
			"The username of an ICE server is too long"),

	POLICY_IS_NULL(() -> Unfenced.configure((configuration) -> configuration.iceTransportPolicy = null), Same.CONNECT,
			"received on channel 0"),

	MALFORMED_CERTIFICATE(Unfenced::useCertificate, Same.CONNECT, "received on channel 0"),

	CHANNEL_ID_TWICE(() -> Unfenced.openChannels(2, (init) -> {
		init.negotiated = true;
		init.id = 0;
	}), () -> Fenced.openChannels(1), "opened a channel of its own"),

	CHANNEL_ID_OVER_1023(() -> Unfenced.openChannels(1, (init) -> {
		init.negotiated = true;
		init.id = 1024;
	}), Same.CONNECT, "received on channel 1"),

	CHANNEL_ID_NEGATIVE(() -> Unfenced.openChannels(1, (init) -> {
		init.negotiated = true;
		init.id = -2;
	}), Same.CONNECT, "received on channel 1"),

	BOTH_RETRANSMIT_LIMITS(() -> Unfenced.openChannels(1, (init) -> {
		init.maxRetransmits = 1;
		init.maxPacketLifeTime = 1;
	}), Same.CONNECT, "received on channel 1"),

	CHANNELS_EXHAUSTED(Unfenced::openChannelsInBand, () -> Fenced.openChannels(400), "opened a channel of its own"),

	EXCEPTION_WHERE_A_FRAME_ARRIVES(Unfenced::throwWhereAFrameArrives, Fenced::throwWhereAFrameArrives, "boom"),

	EXCEPTION_WHERE_A_CANDIDATE_APPEARS(Unfenced::throwWhereACandidateAppears, Fenced::throwWhereACandidateAppears,
			"boom"),

	EXCEPTION_WHERE_A_DESCRIPTION_IS_MADE(Unfenced::throwWhereADescriptionIsMade, Fenced::throwWhereADescriptionIsMade,
			"boom"),

	EXCEPTION_WHERE_STATISTICS_ARRIVE(Unfenced::throwWhereStatisticsArrive, Same.CONNECT, "received on channel 0"),

	DISPOSAL_WHILE_OTHERS_SEND(Unfenced::disposeWhileOthersSend, Fenced::closeWhileOthersSend,
			"The other side closed the connection"),

	FACTORY_DISPOSAL_IN_A_CALLBACK(Unfenced::disposeOfTheFactoryInACallback, Fenced::closeTheFactoryInACallback,
			"was not torn down within 2 s"),

	CONNECTION_WITHOUT_ITS_FACTORY(Unfenced::useAConnectionWithoutItsFactory, Same.USE_A_CONNECTION_WITHOUT_ITS_FACTORY,
			"this side is closing"),

	CHANNEL_WITHOUT_ITS_FACTORY(Unfenced::useAChannelWithoutItsFactory, Same.USE_A_CONNECTION_WITHOUT_ITS_FACTORY,
			"side closed the connection"),

	CANDIDATE_AS_FORMAT(Unfenced::takeACandidate, () -> Fenced.takeACandidate("candidate:%n%n%n"),
			"refused candidates: 1"),

	REMOVED_CANDIDATE_AS_FORMAT(Unfenced::removeACandidate, () -> Fenced.takeACandidate("%n%n%n"),
			"refused candidates: 1"),

	DESCRIPTION_AS_FORMAT(Unfenced::takeADescription, () -> Fenced.takeADescription("v=0\r\nm=%n%n%n"),
			"it must have data channels and nothing else"),

	FINGERPRINT_AS_FORMAT(Unfenced::takeAFingerprint,
			() -> Fenced
				.takeADescription(RemoteDescriptionTests.OFFER.replaceAll("a=fingerprint:.*", "a=fingerprint:%n%n%n")),
			"it has no usable fingerprint");

	@SuppressWarnings("ImmutableEnumChecker")
	private final Attack unfenced;

	@SuppressWarnings("ImmutableEnumChecker")
	private final Attack fenced;

	private final String words;

	WayToKill(Attack unfenced, Attack fenced, String words) {
		this.unfenced = unfenced;
		this.fenced = fenced;
		this.words = words;
	}

	/**
	 * Return what the attack is through the fence, which may be the same for several.
	 */
	Attack fenced() {
		return this.fenced;
	}

	/**
	 * Return what the fence has to say about the attack.
	 */
	String words() {
		return this.words;
	}

	/**
	 * Attack this very process.
	 * @param args the way's name, and {@code unfenced} or {@code fenced}
	 */
	public static void main(String[] args) throws Exception {
		WayToKill way = valueOf(args[0]);
		if (args[1].equals("unfenced")) {
			NativeLibrary.load(null);
			way.unfenced.run();
		}
		else {
			way.fenced.run();
			Fenced.tidy();
		}
		System.out.println("SURVIVED");
	}

	/**
	 * What several are through the fence, and one object, so that it is seen.
	 */
	private static final class Same {

		static final Attack CONNECT = Fenced::connect;

		static final Attack USE_A_CONNECTION_WITHOUT_ITS_FACTORY = Fenced::useAConnectionWithoutItsFactory;

	}

	/**
	 * What is done to the native library.
	 */
	interface Attack {

		void run() throws Exception;

	}

}
