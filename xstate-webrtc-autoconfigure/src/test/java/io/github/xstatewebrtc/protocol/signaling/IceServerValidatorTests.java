package io.github.xstatewebrtc.protocol.signaling;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Which STUN and TURN servers may come near the native library.
 */
public class IceServerValidatorTests {

	@ParameterizedTest
	@MethodSource("usable")
	void aServerThatCanBeUsedIsTaken(String url) {
		assertThatNoException().isThrownBy(() -> IceServerValidator.validate(server(url, "user", "secret")));
	}

	@ParameterizedTest
	@MethodSource("malformed")
	void aMalformedUrlIsRefusedByItsIndex(String url) {
		IceServer server = new IceServer(List.of("stun:fine.example.org", url), "user", "secret");
		assertThatExceptionOfType(InvalidIceServerException.class)
			.isThrownBy(() -> IceServerValidator.validate(List.of(server)))
			.satisfies((ex) -> assertThat(ex.urlIndex()).isEqualTo(1))
			.withMessageContaining("cannot be used: ");
	}

	public static Stream<String> usable() {
		return Stream.of("stun:stun.example.org", "stun:stun.example.org:3478", "stun:192.0.2.1", "stun:localhost:1",
				"stuns:stun.example.org:65535", "stun:[2001:db8::1]", "stun:[2001:db8::1]:3478", "stun:my_host.local",
				"turn:turn.example.org", "turn:turn.example.org:3478?transport=udp", "turn:192.0.2.1?transport=tcp",
				"turns:[2001:db8::1]:5349?transport=tcp", "turn:3com.example");
	}

	public static Stream<String> malformed() {
		return Stream.of("", "stun", "stun:", "STUN:host", "http://host", "stun://host", "turn://host", "stun:host:",
				"stun:host:0", "stun:host:65536", "stun:host:-1", "stun:host:+3478", "stun:host:3478x",
				"stun:host:999999999999", "stun:host:3478:1", "stun:user@host", "stun:ho st", " stun:host",
				"stun:host ", "stun:host\n", "stun:host\r\nx", "stun:300.1.1.1", "stun:1.2.3", "stun:192.0.2.01",
				"stun:[2001:db8::1", "stun:2001:db8::1", "stun:[]", "stun:[::g]", "stun:[fe80::1%eth0]", "stun:[::1]x",
				"stun:[::1]:", "stun:-host", "stun:host-", "stun:a..b", "stun:.a", "stun:%s%n", "stun:hößt",
				"stun:host?transport=udp", "stun:host?", "turn:host?", "turn:host?transport", "turn:host?transport=",
				"turn:host?transport=tls", "turn:host?transport=UDP", "turn:host?transport=udp&x=y",
				"turn:host?transport=udp?transport=tcp", "turn:host?x=udp", "turn:host/path", "turn:host#x",
				"sip:host");
	}

	@Test
	void aLongUrlIsNeitherTakenNorToldWhole() {
		assertThatExceptionOfType(InvalidIceServerException.class)
			.isThrownBy(() -> IceServerValidator.validate(server("stun:" + "a".repeat(100_000), null, null)))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(300));
	}

	@ParameterizedTest
	@CsvSource({ ",secret,username", "'',secret,username", "user,,credential", "user,'',credential" })
	void turnNeedsUserAndCredential(@Nullable String username, @Nullable String credential, String missing) {
		assertThatExceptionOfType(InvalidIceServerException.class)
			.isThrownBy(() -> IceServerValidator.validate(server("turn:host", username, credential)))
			.withMessage("A TURN server needs a " + missing)
			.satisfies((ex) -> assertThat(ex.urlIndex()).isEqualTo(-1));
		assertThatNoException()
			.isThrownBy(() -> IceServerValidator.validate(server("stun:host", username, credential)));
	}

	@Test
	void userAndCredentialAreBounded() {
		for (IceServer server : List.of(server("turn:host", "ü".repeat(255), "secret"),
				server("turn:host", "user", "s".repeat(1_025)), server("turn:host", "us\ner", "secret"),
				server("turn:host", "user", "sec\0ret"))) {
			assertThatExceptionOfType(InvalidIceServerException.class)
				.isThrownBy(() -> IceServerValidator.validate(server))
				.withMessageNotContaining("secret");
		}
	}

	@Test
	void noUrlAndTooManyAreRefused() {
		assertThatExceptionOfType(InvalidIceServerException.class)
			.isThrownBy(() -> IceServerValidator.validate(new IceServer(List.of(), null, null)));
		assertThatExceptionOfType(InvalidIceServerException.class).isThrownBy(
				() -> IceServerValidator.validate(new IceServer(Collections.nCopies(33, "stun:host"), null, null)));
		assertThatExceptionOfType(InvalidIceServerException.class)
			.isThrownBy(() -> IceServerValidator.validate(Collections.nCopies(33, server("stun:host", null, null))));
	}

	private static IceServer server(String url, @Nullable String username, @Nullable String credential) {
		return new IceServer(List.of(url), username, credential);
	}

}
