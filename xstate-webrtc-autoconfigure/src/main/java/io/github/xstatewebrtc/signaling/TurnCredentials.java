package io.github.xstatewebrtc.signaling;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.xstatewebrtc.protocol.signaling.IceServer;

/**
 * Adds a TURN server to others, with credentials that are minted per peer and expire: the
 * user name is the time of expiry and the peer id, the password its HMAC-SHA1 under a
 * secret shared with the server (draft-uberti-behave-turn-rest-00, coturn's
 * {@code use-auth-secret}).
 */
public final class TurnCredentials implements IceServers {

	private final List<IceServer> others;

	private final List<String> urls;

	private final SecretKeySpec secret;

	private final Duration ttl;

	private final InstantSource clock;

	/**
	 * Mint credentials.
	 * @param others the servers to hand out besides
	 * @param urls where to reach the TURN server
	 * @param secret the secret shared with it, not empty
	 * @param ttl how long credentials are good for
	 * @param clock tells the time of expiry
	 */
	public TurnCredentials(List<IceServer> others, List<String> urls, String secret, Duration ttl,
			InstantSource clock) {
		this.others = List.copyOf(others);
		this.urls = List.copyOf(urls);
		this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
		this.ttl = ttl;
		this.clock = clock;
	}

	@Override
	public Lease lease(String peerId) {
		String username = this.clock.instant().plus(this.ttl).getEpochSecond() + ":" + peerId;
		List<IceServer> servers = new ArrayList<>(this.others);
		servers.add(new IceServer(this.urls, username, password(username)));
		return new Lease(servers, this.ttl.multipliedBy(3).dividedBy(4));
	}

	private String password(String username) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(this.secret);
			return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HMAC-SHA1", ex);
		}
	}

}
