package io.github.xstatewebrtc.signaling;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JoinTokens}.
 */
class JoinTokensTests {

	private static final Set<Permission> INSPECT = EnumSet.of(Permission.INSPECT);

	private Instant now = Instant.parse("2026-05-01T12:00:00Z");

	private final InstantSource clock = () -> this.now;

	private final JoinTokens tokens = tokens("a secret that is long enough, really");

	@Test
	void aTokenProvesWhatItWasMintedFor() throws InvalidTokenException {
		String token = this.tokens
			.mint(JoinTokens.Grant.of("d\u00e9vice\n7", "orders", EnumSet.of(Permission.INSPECT, Permission.PEERS))
				.withAuthorities(Set.of("ROLE_DEVICE"))
				.withTtl(Duration.ofSeconds(90)));
		Caller expected = new Caller("d\u00e9vice\n7", Set.of("ROLE_DEVICE"),
				EnumSet.of(Permission.INSPECT, Permission.PEERS), "orders", this.now.plusSeconds(90));
		assertThat(this.tokens.authenticate(token)).contains(expected);
		assertThat(this.tokens.authenticate(token)).as("again").contains(expected);
		assertThat(token).startsWith("xstate-join.v1.").matches("[\\w.-]+");
	}

	@Test
	void aTokenHoldsAsLongAsTokensUsuallyDo() throws InvalidTokenException {
		String token = this.tokens.mint("device", "orders", INSPECT);
		this.now = this.now.plus(Duration.ofMinutes(5)).minusMillis(1);
		assertThat(this.tokens.authenticate(token)).isPresent();
		this.now = this.now.plusMillis(1);
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> this.tokens.authenticate(token))
			.withMessageContaining("expired");
	}

	@Test
	void noCharacterOfATokenCanBeChanged() throws InvalidTokenException {
		String token = this.tokens.mint("device", "orders", INSPECT);
		for (int i = JoinTokens.PREFIX.length(); i < token.length(); i++) {
			for (char other : "AQgwZz09-_.\u20ac".toCharArray()) {
				if (other != token.charAt(i)) {
					String altered = token.substring(0, i) + other + token.substring(i + 1);
					assertThatExceptionOfType(InvalidTokenException.class).as(altered)
						.isThrownBy(() -> this.tokens.authenticate(altered));
				}
			}
		}
		for (int i = JoinTokens.PREFIX.length(); i < token.length(); i++) {
			String cut = token.substring(0, i);
			assertThatExceptionOfType(InvalidTokenException.class).as(cut)
				.isThrownBy(() -> this.tokens.authenticate(cut));
		}
	}

	@Test
	void whatIsWrongIsSaidWithoutTheToken() {
		String token = this.tokens.mint("device", "orders", INSPECT);
		String content = token.substring(0, token.lastIndexOf('.'));
		assertWrong(token.replace(".v1.", ".v2."), "version");
		assertWrong(content, "no whole");
		assertWrong(token + "x".repeat(10_000), "no whole");
		assertWrong(content + ".AAAA", "altered");
		assertWrong(tokens("another secret that is long enough").mint("device", "orders", INSPECT),
				"xstate.webrtc.join-tokens.secret");
	}

	private void assertWrong(String token, String sentence) {
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> this.tokens.authenticate(token))
			.withMessageContaining(sentence)
			.satisfies((ex) -> assertThat(ex.getMessage()).endsWith(".").doesNotContain(token));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "eyJhbGciOiJIUzI1NiJ9.e30.x", "xstate-join" })
	void aTokenOfAnotherKindIsLeftToOthers(String token) throws InvalidTokenException {
		assertThat(this.tokens.authenticate(token)).isEmpty();
	}

	@Test
	void tokensOfARandomKeyEndWithTheProcess() {
		String earlier = JoinTokens.ofThisProcess(Duration.ofMinutes(5), this.clock).mint("device", "orders", INSPECT);
		JoinTokens later = JoinTokens.ofThisProcess(Duration.ofMinutes(5), this.clock);
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> later.authenticate(earlier))
			.withMessageContaining("earlier run");
	}

	@Test
	void whatCannotWorkIsNotMinted() {
		assertThatIllegalArgumentException().isThrownBy(() -> tokens("short")).withMessageContaining("32 bytes");
		assertThatIllegalArgumentException().isThrownBy(() -> this.tokens.mint(" ", "orders", INSPECT));
		assertThatIllegalArgumentException().isThrownBy(() -> this.tokens.mint("device", "a/b", INSPECT))
			.withMessageContaining("label");
		JoinTokens.Grant grant = JoinTokens.Grant.of("device", "orders", INSPECT);
		assertThatIllegalArgumentException().isThrownBy(() -> grant.withTtl(Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> grant.withTtl(Duration.ofDays(31)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.tokens.mint(grant.withAuthorities(Set.of("x".repeat(10_000)))))
			.withMessageContaining("authorities");
	}

	private JoinTokens tokens(String secret) {
		return new JoinTokens(secret.getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(5), this.clock);
	}

}
