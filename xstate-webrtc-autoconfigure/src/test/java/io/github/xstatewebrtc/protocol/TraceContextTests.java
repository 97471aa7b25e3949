package io.github.xstatewebrtc.protocol;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.protocol.actors.ActorRequestReader;
import io.github.xstatewebrtc.protocol.actors.TraceContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The trace in which an event was sent is taken over only as W3C writes it.
 */
class TraceContextTests {

	private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	@Test
	void aTraceAndWhatSystemsAddToItAreRead() throws Exception {
		TraceContext trace = read(PARENT, "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE");
		assertThat(trace).isEqualTo(new TraceContext(PARENT, "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"));
	}

	@ParameterizedTest
	@ValueSource(strings = { PARENT, "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
			"cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-has" })
	void aTraceOfThisVersionOrALaterOneIsTaken(String traceparent) throws Exception {
		assertThat(read(traceparent, null)).isEqualTo(new TraceContext(traceparent, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
			"00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
			"00-00000000000000000000000000000000-b7ad6b7169203331-01",
			"00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
			"cc-00000000000000000000000000000000-b7ad6b7169203331-01-x",
			"ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
			"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
			"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n",
			"cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-\r\nSet-Cookie: a" })
	void aTraceThatIsNoneIsAsIfThereWereNone(String traceparent) throws Exception {
		assertThat(read(traceparent, "a=b")).isNull();
	}

	@Test
	void aTraceThatIsTooLongIsAsIfThereWereNone() throws Exception {
		String later = "cc" + PARENT.substring(2) + "-";
		assertThat(read(later + "x".repeat(256 - later.length()), null)).isNotNull();
		assertThat(read(later + "x".repeat(257 - later.length()), null)).isNull();
	}

	@Test
	void whatIsAddedIsLeftOutWhereItIsTooLongOrNoText() throws Exception {
		TraceContext without = new TraceContext(PARENT, null);
		assertThat(read(PARENT, "x".repeat(512))).isEqualTo(new TraceContext(PARENT, "x".repeat(512)));
		assertThat(read(PARENT, "x".repeat(513))).isEqualTo(without);
		assertThat(read(PARENT, "a=b\nc")).isEqualTo(without);
		assertThat(read(PARENT, "")).isEqualTo(without);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "{}", "[]", "true", "null" })
	void aTraceOfAnotherKindDoesNotKeepTheEventFromItsActor(String member) throws Exception {
		ObjectNode message = (ObjectNode) ProtocolJson.mapper()
			.readTree("{\"type\":\"send\",\"to\":\"@a\",\"event\":{\"type\":\"E\"},\"traceparent\":" + member + "}");
		assertThat(ActorRequestReader.read(message)).isInstanceOfSatisfying(ActorRequest.Send.class,
				(send) -> assertThat(send.origin().trace()).isNull());
	}

	private static @Nullable TraceContext read(String traceparent, @Nullable String tracestate) throws Exception {
		ObjectNode message = (ObjectNode) ProtocolJson.mapper()
			.readTree("{\"type\":\"ask\",\"id\":1,\"to\":\"@a\",\"event\":{\"type\":\"E\"}}");
		message.put("traceparent", traceparent);
		message.put("tracestate", tracestate);
		return (ActorRequestReader.read(message) instanceof ActorRequest.Ask ask) ? ask.origin().trace() : null;
	}

}
