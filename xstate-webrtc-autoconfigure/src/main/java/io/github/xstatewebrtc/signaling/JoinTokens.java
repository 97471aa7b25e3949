package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Mints tokens for pages and devices that cannot log in, and reads them again when they
 * join with one. A token is signed with HMAC-SHA256, good for one name in one channel,
 * and may be used again and again until it expires; nobody can take it back before, so
 * that its time is best short. It fits into a URL, and should not go into one: servers
 * log those.
 * <p>
 * Safe for use by many threads.
 */
public final class JoinTokens implements TokenAuthenticator {

	/**
	 * What every token begins with.
	 */
	public static final String PREFIX = "xstate-join.";

	/**
	 * The longest a token may hold.
	 */
	public static final Duration MAX_TTL = Duration.ofDays(30);

	private static final String VERSION = PREFIX + "v1.";

	private static final int MAX_LENGTH = 8 * 1024;

	private static final int KEY_ID_LENGTH = 8;

	private static final Pattern FORM = Pattern
		.compile(Pattern.quote(VERSION) + "([\\w-]{" + KEY_ID_LENGTH + "})\\.([\\w-]+)\\.([\\w-]+)");

	private final Signatures signatures;

	private final String keyId;

	private final Duration ttl;

	private final InstantSource clock;

	/**
	 * Mint and read tokens with a key of one's own.
	 * @param secret at least 32 bytes that are hard to guess; instances that share them
	 * take each other's tokens
	 * @param ttl how long a token holds unless it says otherwise, at most
	 * {@link #MAX_TTL}
	 * @param clock tells what has expired
	 * @throws IllegalArgumentException if the secret is too short, or the time is not
	 * positive or too long
	 */
	public JoinTokens(byte[] secret, Duration ttl, InstantSource clock) {
		this.signatures = new Signatures(secret);
		this.keyId = this.signatures.sign(VERSION).substring(0, KEY_ID_LENGTH);
		this.ttl = Grant.checked(ttl);
		this.clock = clock;
	}

	/**
	 * Mint and read tokens with a random key: they end with this process.
	 * @param ttl how long a token holds unless it says otherwise
	 * @param clock tells what has expired
	 * @return the tokens
	 */
	public static JoinTokens ofThisProcess(Duration ttl, InstantSource clock) {
		return new JoinTokens(Signatures.randomKey(), ttl, clock);
	}

	/**
	 * Mint a token that holds as long as they usually do.
	 * @param name who is going to present it, such as a device or a user
	 * @param channel the label of the only channel it is good for
	 * @param permissions what it grants; {@code values} is granted only if it is among
	 * them
	 * @return the token, for {@code token} in {@code join}
	 * @throws IllegalArgumentException as {@link Grant} says
	 */
	public String mint(String name, String channel, Set<Permission> permissions) {
		return mint(Grant.of(name, channel, permissions));
	}

	/**
	 * Mint a token.
	 * @param grant what it is good for
	 * @return the token, for {@code token} in {@code join}
	 * @throws IllegalArgumentException if it would be too long
	 */
	public String mint(Grant grant) {
		Duration holds = (grant.ttl() != null) ? grant.ttl() : this.ttl;
		Content content = new Content(grant.name(), grant.channel(),
				grant.permissions().stream().map(Permission::wireName).collect(Collectors.toUnmodifiableSet()),
				grant.authorities(), this.clock.instant().plus(holds).toEpochMilli());
		String signed = VERSION + this.keyId + "."
				+ Signatures.encode(ProtocolJson.mapper().writeValueAsString(content));
		String token = signed + "." + this.signatures.sign(signed);
		if (token.length() > MAX_LENGTH) {
			throw new IllegalArgumentException("A join token has at most " + MAX_LENGTH
					+ " characters: grant fewer authorities or ones with shorter names");
		}
		return token;
	}

	@Override
	public Optional<Caller> authenticate(String token) throws InvalidTokenException {
		if (!token.startsWith(PREFIX)) {
			return Optional.empty();
		}
		if (!token.startsWith(VERSION)) {
			throw new InvalidTokenException(
					"This join token is of a version that this hub does not know: get one here.");
		}
		Matcher parts = FORM.matcher(token);
		if (token.length() > MAX_LENGTH || !parts.matches()) {
			throw new InvalidTokenException("This is no whole join token: part of it is missing or was added.");
		}
		if (!parts.group(1).equals(this.keyId)) {
			throw new InvalidTokenException("This join token was signed by another instance or an earlier run of the"
					+ " application: get a new one, or set xstate.webrtc.join-tokens.secret to the same everywhere.");
		}
		if (!this.signatures.verify(token.substring(0, parts.end(2)), parts.group(3))) {
			throw new InvalidTokenException("The signature of this join token is wrong: it was altered on its way.");
		}
		return Optional.of(caller(parts.group(2)));
	}

	private Caller caller(String encoded) throws InvalidTokenException {
		try {
			Content content = ProtocolJson.mapper().readValue(Signatures.decode(encoded), Content.class);
			Instant expiresAt = Instant.ofEpochMilli(content.expires());
			if (!this.clock.instant().isBefore(expiresAt)) {
				throw new InvalidTokenException(
						"This join token has expired: get a new one, and look at the clocks if that one is new.");
			}
			Set<Permission> permissions = content.permissions()
				.stream()
				.flatMap((name) -> Permission.of(name).stream())
				.collect(Collectors.toUnmodifiableSet());
			return new Caller(content.name(), content.authorities(), permissions, content.channel(), expiresAt);
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new IllegalStateException("A token that this key has signed cannot be read", ex);
		}
	}

	/**
	 * What is signed.
	 */
	private record Content(String name, String channel, Set<String> permissions, Set<String> authorities,
			long expires) {
	}

	/**
	 * What a token is good for. Immutable.
	 *
	 * @param name who is going to present it, at most 256 characters
	 * @param channel the label of the only channel it is good for
	 * @param permissions what it grants
	 * @param authorities what it grants by way of {@code xstate.webrtc.permissions} or of
	 * the application's {@link ChannelAuthorizer}
	 * @param ttl how long it holds, {@code null} for as long as they usually do
	 */
	public record Grant(String name, String channel, Set<Permission> permissions, Set<String> authorities,
			@Nullable Duration ttl) {

		private static final int MAX_NAME = 256;

		/**
		 * Check a grant.
		 * @throws IllegalArgumentException if the name is blank or too long, the channel
		 * no label, or the time not positive or too long
		 */
		public Grant {
			if (name.isBlank() || name.length() > MAX_NAME) {
				throw new IllegalArgumentException("The name in a join token has 1 to " + MAX_NAME + " characters");
			}
			if (!ChannelLabel.isValid(channel)) {
				throw new IllegalArgumentException("'" + channel + "' is no channel label. " + ChannelLabel.RULE);
			}
			if (ttl != null) {
				checked(ttl);
			}
			permissions = Set.copyOf(permissions);
			authorities = Set.copyOf(authorities);
		}

		/**
		 * Grant permissions.
		 * @param name who is going to present the token
		 * @param channel the label of the only channel it is good for
		 * @param permissions what it grants
		 * @return the grant
		 */
		public static Grant of(String name, String channel, Set<Permission> permissions) {
			return new Grant(name, channel, permissions, Set.of(), null);
		}

		/**
		 * Grant authorities too.
		 * @param granted the authorities, such as {@code ROLE_OPERATOR}
		 * @return a copy
		 */
		public Grant withAuthorities(Set<String> granted) {
			return new Grant(this.name, this.channel, this.permissions, granted, this.ttl);
		}

		/**
		 * Say how long.
		 * @param holds positive, at most {@link JoinTokens#MAX_TTL}
		 * @return a copy
		 */
		public Grant withTtl(Duration holds) {
			return new Grant(this.name, this.channel, this.permissions, this.authorities, holds);
		}

		private static Duration checked(Duration ttl) {
			if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(MAX_TTL) > 0) {
				throw new IllegalArgumentException(
						"A join token holds for more than nothing and at most " + MAX_TTL.toDays() + " days");
			}
			return ttl;
		}

	}

}
