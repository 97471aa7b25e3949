package io.github.xstatewebrtc.autoconfigure;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
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

	private IceServersMapper() {
	}

	static IceServers map(Ice properties) {
		List<IceServer> servers = new ArrayList<>();
		for (int i = 0; i < properties.servers().size(); i++) {
			Ice.Server server = properties.servers().get(i);
			servers.add(valid(PREFIX + "servers[" + i + "]",
					new IceServer(server.urls(), server.username(), server.credential())));
		}
		Ice.Turn turn = properties.turn();
		String secret = turn.secret();
		if (turn.urls().isEmpty()) {
			if (StringUtils.hasText(secret)) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "turn.urls", turn.urls(),
						"There is a secret and no TURN server that knows it: name the server here.");
			}
			return IceServers.of(servers);
		}
		if (!StringUtils.hasText(secret)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "turn.secret", secret,
					"Credentials for " + turn.urls() + " are minted with the secret that the TURN server knows."
							+ " Where it has fixed credentials, name it under " + PREFIX + "servers instead.");
		}
		if (turn.ttl().toSeconds() < 60) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "turn.ttl", turn.ttl(),
					"Credentials must hold for a minute at least.");
		}
		valid(PREFIX + "turn", new IceServer(turn.urls(), "minted", "minted"));
		return new TurnCredentials(servers, turn.urls(), secret, turn.ttl(), InstantSource.system());
	}

	private static IceServer valid(String property, IceServer server) {
		try {
			IceServerValidator.validate(server);
			return server;
		}
		catch (InvalidIceServerException ex) {
			int index = ex.urlIndex();
			throw (index >= 0)
					? new InvalidConfigurationPropertyValueException(property + ".urls[" + index + "]",
							server.urls().get(index), ex.getMessage())
					: new InvalidConfigurationPropertyValueException(property, server, ex.getMessage());
		}
	}

}
