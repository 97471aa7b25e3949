package io.github.xstatewebrtc.protocol.link;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The link's own messages, member for member as the protocol writes them.
 */
class LinkMessagesTests {

	private static final String HELLO = """
			{"type":"hello","version":1,"channel":"xstate.actor","peerId":"p-19c2","conn":"c-81","link":"l-5c",\
			"resumes":"l-a0","received":57,"windowBytes":1048576,"frameBytes":16384,"messageBytes":1048576}""";

	@Test
	void aHelloIsWrittenAndReadAsTheProtocolShowsIt() throws Exception {
		Hello hello = new Hello(1, "xstate.actor", "p-19c2", "c-81", "l-5c", "l-a0", 57L, 1048576, 16384, 1048576);
		assertThat(text(hello)).isEqualTo(HELLO);
		assertThat(Hello.read(json(HELLO))).isEqualTo(hello);
	}

	@Test
	void aHelloOnTheInspectionChannelHasNoCounts() throws Exception {
		Hello hello = new Hello(1, "xstate.inspect", "p", "c", null, null, null, 1, 1024, 1024);
		assertThat(text(hello)).doesNotContain("link", "resumes", "received");
		assertThat(Hello.read(json(text(hello)))).isEqualTo(hello);
	}

	@Test
	void aHelloMayHaveMembersThatAreNotKnown() throws Exception {
		assertThat(Hello.read(json(HELLO.replace("\"version\":1", "\"version\":2,\"colour\":{\"r\":1}"))).version())
			.isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', value = { "'\"version\":1,', ''", "'\"version\":1', '\"version\":\"1\"'",
			"'\"p-19c2\"', 'null'", "'\"p-19c2\"', '\"\"'", "'\"c-81\"', '{}'", "'\"link\":\"l-5c\",', ''",
			"'\"windowBytes\":1048576', '\"windowBytes\":0'", "'\"windowBytes\":1048576', '\"windowBytes\":-5'",
			"'\"windowBytes\":1048576', '\"windowBytes\":99999999999999999999'",
			"'\"frameBytes\":16384', '\"frameBytes\":10'", "'\"messageBytes\":1048576', '\"messageBytes\":null'",
			"'\"received\":57', '\"received\":\"x\"'", "'\"received\":57', '\"received\":{}'" })
	void aHelloWithoutSenseIsRefused(String part, String instead) {
		String hello = HELLO.replace(part, instead);
		assertThat(hello).isNotEqualTo(HELLO);
		assertThatExceptionOfType(ProtocolViolationException.class).isThrownBy(() -> Hello.read(json(hello)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("protocol-error"));
	}

	@Test
	void aVersionThatIsNotSpokenHasItsOwnCode() {
		assertThatExceptionOfType(ProtocolViolationException.class)
			.isThrownBy(() -> Hello.read(json(HELLO.replace("\"version\":1", "\"version\":0"))))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("unsupported-version"));
	}

	@Test
	void theSmallMessagesAreWrittenAsTheProtocolShowsThem() {
		assertThat(text(new Ack(5))).isEqualTo("{\"type\":\"ack\",\"received\":5}");
		assertThat(text(new Ping(7))).isEqualTo("{\"type\":\"ping\",\"t\":7}");
		assertThat(text(new Bye("closing", "Over.")))
			.isEqualTo("{\"type\":\"bye\",\"code\":\"closing\",\"message\":\"Over.\"}");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'',
			value = { "12, '{\"type\":\"pong\",\"t\":12}'", "1.5, '{\"type\":\"pong\",\"t\":1.5}'",
					"'\"x\"', '{\"type\":\"pong\"}'", "'{\"a\":[]}', '{\"type\":\"pong\"}'",
					"null, '{\"type\":\"pong\"}'", "1234567890123456789012345678901234567890, '{\"type\":\"pong\"}'" })
	void aPongEchoesANumberAndNothingElse(String t, String pong) {
		assertThat(text(Pong.to(json("{\"type\":\"ping\",\"t\":" + t + "}")))).isEqualTo(pong);
	}

	@Test
	void aByeIsOneWhateverIsWrongWithIt() {
		assertThat(Bye.read(json("{\"type\":\"bye\"}")).code()).isEqualTo("closing");
		assertThat(Bye.read(json("{\"type\":\"bye\",\"code\":1,\"message\":{}}")).message()).isNotEmpty();
		Bye bye = Bye.read(json(
				"{\"type\":\"bye\",\"code\":\"" + "c".repeat(5000) + "\",\"message\":\"" + "m".repeat(5000) + "\"}"));
		assertThat(bye.code()).hasSize(64);
		assertThat(bye.message()).hasSize(1000);
	}

	private static String text(Record message) {
		return new String(LinkMessages.encode(message), StandardCharsets.UTF_8);
	}

	private static ObjectNode json(String text) {
		return (ObjectNode) ProtocolJson.mapper().readTree(text);
	}

}
