package io.github.xstatewebrtc.protocol.signaling;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a hub says to a peer.
 */
final class HubMessageReader {

	private static final int MAX_TEXT = Integer.MAX_VALUE;

	private HubMessageReader() {
	}

	static HubMessage read(String type, Members message) throws InvalidMessageException {
		return switch (type) {
			case "joined" -> joined(message);
			case "renewed" ->
				new HubMessage.Renewed(message.optionalInstant("expiresAt"), PeerReader.permissions(message));
			case "peers" -> new HubMessage.Peers(entries(message), message.flag("more"));
			case "peer-joined" -> new HubMessage.PeerJoined(PeerReader.entry(message.object("peer")));
			case "peer-updated" -> new HubMessage.PeerUpdated(PeerReader.entry(message.object("peer")));
			case "peer-left" -> new HubMessage.PeerLeft(message.string("peerId", PeerReader.MAX_ID),
					message.string("reason", MAX_TEXT));
			case "signal" ->
				new HubMessage.SignalFrom(message.string("from", PeerReader.MAX_ID), message.without("type", "from"));
			case "relay" -> new HubMessage.RelayFrom(message.string("from", PeerReader.MAX_ID),
					message.string("conn", PeerReader.MAX_ID), RelayReader.channel(message),
					RelayReader.frame(message));
			case "relay-closed" -> new HubMessage.RelayClosed(message.string("from", PeerReader.MAX_ID),
					message.string("conn", PeerReader.MAX_ID), message.string("code", MAX_TEXT),
					message.string("message", MAX_TEXT));
			case "ice-servers" -> new HubMessage.IceServers(iceServers(message));
			case "settled" -> new HubMessage.Settled();
			case "error" -> error(message);
			default -> new HubMessage.Unknown(type);
		};
	}

	private static HubMessage joined(Members message) throws InvalidMessageException {
		Integer resumeSeconds = message.optionalInteger("resumeSeconds");
		String policy = message.optionalString("iceTransportPolicy", MAX_TEXT);
		return new HubMessage.Joined(message.string("peerId", PeerReader.MAX_ID), message.string("resume", MAX_TEXT),
				(resumeSeconds != null) ? resumeSeconds : 0, message.optionalInstant("expiresAt"), iceServers(message),
				(policy != null) ? policy : "all", PeerReader.permissions(message), limits(message.object("limits")),
				entries(message), message.flag("more"));
	}

	private static HubMessage.Limits limits(Members limits) throws InvalidMessageException {
		Integer signalBytes = limits.optionalInteger("signalBytes");
		return new HubMessage.Limits((signalBytes != null) ? signalBytes : 65_536,
				limits.optionalInteger("relayFrameBytes"), limits.optionalInteger("relayBytesPerSecond"));
	}

	private static List<PeerEntry> entries(Members message) throws InvalidMessageException {
		List<PeerEntry> entries = new ArrayList<>();
		for (Members peer : message.objects("peers", Integer.MAX_VALUE)) {
			entries.add(PeerReader.entry(peer));
		}
		return entries;
	}

	private static List<IceServer> iceServers(Members message) throws InvalidMessageException {
		List<IceServer> servers = new ArrayList<>();
		for (Members server : message.objects("iceServers", Integer.MAX_VALUE)) {
			servers.add(new IceServer(server.strings("urls", MAX_TEXT), server.optionalString("username", MAX_TEXT),
					server.optionalString("credential", MAX_TEXT)));
		}
		return servers;
	}

	private static HubMessage error(Members message) throws InvalidMessageException {
		return new HubMessage.ErrorMessage(message.string("code", MAX_TEXT), message.string("message", MAX_TEXT),
				ref(message.optionalObject("ref")));
	}

	private static HubMessage.@Nullable Ref ref(@Nullable Members ref) throws InvalidMessageException {
		return (ref != null)
				? new HubMessage.Ref(ref.optionalString("type", MAX_TEXT), ref.optionalString("to", MAX_TEXT)) : null;
	}

}
