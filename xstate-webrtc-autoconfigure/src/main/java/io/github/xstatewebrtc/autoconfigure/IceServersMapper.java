package io.github.xstatewebrtc.autoconfigure;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Ice;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.IceServerValidator;
import io.github.xstatewebrtc.protocol.signaling.InvalidIceServerException;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.TurnCredentials;

/**
 * Turns properties into STUN and TURN servers and refuses what no WebRTC library could
 * use: the one in this JVM would take the process down.
 */
final class IceServersMapper {

	private static final String PREFIX = "xstate.webrtc.ice.";

	private static final String TURN = PREFIX + "turn";

	private static final int LEAST_TTL_SECONDS = 60;

	private IceServersMapper() {
	}

	static IceServers map(Ice properties) {
		List<IceServer> servers = new ArrayList<>();
		for (int i = 0; i < properties.servers().size(); i++) {
			servers.add(server(PREFIX + "servers[" + i + "]", properties.servers().get(i)));
		}
		checkTurn(properties.turn());
		Ice.Turn turn = properties.turn();
		return (turn.secret() == null || turn.urls().isEmpty()) ? IceServers.of(servers)
				: new TurnCredentials(servers, turn.urls(), turn.secret(), turn.ttl(), InstantSource.system());
	}

	private static IceServer server(String property, Ice.Server properties) {
		if (properties.urls().isEmpty()) {
			throw new InvalidSettingException(property, null, "The server has no URL.",
					"Say where the server is, such as:"
							+ InvalidSettingException.example(property + ".urls[0]", "stun:stun.example.org:3478"));
		}
		IceServer server = new IceServer(properties.urls(), properties.username(), properties.credential());
		checkCredentials(property, server);
		check(property, server);
		return server;
	}

	private static void checkCredentials(String property, IceServer server) {
		boolean turn = server.urls().stream().anyMatch((url) -> url.startsWith("turn"));
		boolean named = StringUtils.hasText(server.username());
		if (turn && !(named && StringUtils.hasText(server.credential()))) {
			String missing = named ? "credential" : "username";
			throw new InvalidSettingException(property, null,
					"A TURN server lets nobody in without a user name and a credential, and this one has no " + missing
							+ ".",
					"Set what the TURN server expects, such as:"
							+ InvalidSettingException.example(property + ".username", "shop")
							+ "%n    %s.credential=${TURN_CREDENTIAL}".formatted(property));
		}
	}

	private static void checkTurn(Ice.Turn turn) {
		boolean secret = StringUtils.hasText(turn.secret());
		if (secret && turn.urls().isEmpty()) {
			throw new InvalidSettingException(TURN + ".secret", null,
					"There is a secret, and no TURN server that knows it.",
					"Name the TURN server, or remove the secret:"
							+ InvalidSettingException.example(TURN + ".urls[0]", "turn:turn.example.org:3478"));
		}
		if (!secret && !turn.urls().isEmpty()) {
			throw new InvalidSettingException(TURN + ".urls",
					turn.urls().stream().map(IceUrlCorrection::shown).collect(Collectors.joining(", ")),
					"There is a TURN server, and no secret to mint its credentials with.",
					"Set the secret that the TURN server knows (coturn: static-auth-secret), or name a server with"
							+ " fixed credentials under " + PREFIX + "servers instead:"
							+ InvalidSettingException.example(TURN + ".secret", "${TURN_SECRET}"));
		}
		if (turn.ttl().toSeconds() < LEAST_TTL_SECONDS) {
			throw new InvalidSettingException(TURN + ".ttl", turn.ttl(), "Credentials must hold for a minute at least.",
					"Remove it, or let them hold longer, such as:"
							+ InvalidSettingException.example(TURN + ".ttl", "10m"));
		}
		if (secret) {
			check(TURN, new IceServer(turn.urls(), "minted", "minted"));
		}
	}

	private static void check(String property, IceServer server) {
		try {
			IceServerValidator.validate(server);
		}
		catch (InvalidIceServerException ex) {
			String reason = StringUtils.capitalize(ex.reason()) + ".";
			if (ex.urlIndex() < 0) {
				throw new InvalidSettingException(property, null, reason, "Correct this server, or remove it.");
			}
			String url = server.urls().get(ex.urlIndex());
			String element = property + ".urls[" + ex.urlIndex() + "]";
			throw new InvalidSettingException(element, IceUrlCorrection.shown(url),
					IceUrlCorrection.reason(url, reason), "Write the URL as scheme:host:port, such as:"
							+ InvalidSettingException.example(IceUrlCorrection.of(url)));
		}
	}

}
