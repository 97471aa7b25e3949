package io.github.xstatewebrtc.protocol.signaling;

/**
 * Reads what a peer says to a hub.
 */
final class MemberMessageReader {

	private static final int MAX_TOKEN = 16 * 1024;

	private static final int MAX_LABEL = 128;

	private static final int MAX_UNKNOWN = 1024;

	private MemberMessageReader() {
	}

	static MemberMessage read(String type, Members message) throws InvalidMessageException {
		return switch (type) {
			case "join" -> join(message);
			case "signal" -> signal(message);
			case "relay" -> relay(message);
			case "relay-closed" -> new MemberMessage.RelayClose(to(message), message.name("conn", PeerReader.MAX_ID),
					message.name("code", PeerReader.MAX_ID), message.name("message", Refusal.MAX_MESSAGE));
			case "update" -> update(message);
			case "renew" -> new MemberMessage.Renew(message.string("token", MAX_TOKEN));
			case "leave" -> new MemberMessage.Leave();
			default -> {
				message.check(false, () -> "This hub does not know messages of this type; "
						+ "it knows join, signal, relay, relay-closed, update, renew and leave.");
				throw new IllegalStateException();
			}
		};
	}

	private static MemberMessage join(Members message) throws InvalidMessageException {
		return new MemberMessage.Join(message.string("channel", MAX_LABEL), message.optionalString("token", MAX_TOKEN),
				message.optionalString("resume", MAX_TOKEN), PeerReader.info(message.object("peer")));
	}

	private static MemberMessage signal(Members message) throws InvalidMessageException {
		String to = to(message);
		SignalReader.read(message);
		int unknown = message.without("type", "to", "from", "conn", "want", "description", "candidate", "refused")
			.toString()
			.length();
		message.check(unknown <= MAX_UNKNOWN,
				() -> "What a signal has beside 'conn', 'want', 'description', 'candidate' and 'refused' must have at most "
						+ MAX_UNKNOWN + " characters in all, not " + unknown + ".");
		return new MemberMessage.SignalTo(to, message.without("type", "to", "from"));
	}

	private static MemberMessage relay(Members message) throws InvalidMessageException {
		return new MemberMessage.Relay(to(message), message.name("conn", PeerReader.MAX_ID),
				RelayReader.channel(message), RelayReader.frame(message));
	}

	private static MemberMessage update(Members message) throws InvalidMessageException {
		Members peer = message.object("peer");
		peer.check(peer.has("services"), () -> "The member 'peer.services' is missing: nothing else can be updated.");
		return new MemberMessage.Update(PeerReader.services(peer));
	}

	private static String to(Members message) throws InvalidMessageException {
		return message.string("to", PeerReader.MAX_ID);
	}

}
