package io.github.xstatewebrtc.source;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.inspection.RecordedEvent;
import io.github.xstatewebrtc.protocol.ProtocolJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceDialect}.
 */
class ServiceDialectTests extends ReportedActors {

	@Test
	void aMachineOfXState4IsAskedForAndReported() {
		ReportingSocket socket = socket();
		assertThat(socket.heard()).singleElement().hasToString("{\"type\":\"xstate.inspecting\"}");
		socket.registers("x:0", "off").registers("x:0", "off");
		assertThat(actor().name()).isEqualTo("cart/toggle");
		assertThat(actor().definition())
			.hasToString("{id=toggle, states={off={always=[], on={T=[{target=[#toggle.on]}]}}}}");
		socket.says("{'type':'service.event','sessionId':'x:0','event':"
				+ ReportingSocket.quoted("{'name':'T','data':{'type':'T','n':1},'$$type':'scxml'}") + "}");
		socket.reaches("x:0", "on", "{'name':'T'}", "true").reaches("x:0", "done", "{'name':'T'}", "true");
		socket.says("{'type':'service.stop','sessionId':'x:0'}").says("{'type':'xstate.disconnect'}");
		assertThat(this.recorder.events()).extracting(RecordedEvent::toString)
			.containsExactly("cart/toggle started xstate.init -> off {}", "cart/toggle received T {n=1}",
					"cart/toggle transitioned T -> on {}", "cart/toggle stopped T -> done {}");
		assertThat(socket.closed()).isEmpty();
		socket.closes();
	}

	@Test
	void aMachineOfXState4IsSentEventsAndSaysWhatBecameOfThem() {
		ReportingSocket socket = socket().registers("x:0", "off");
		CompletableFuture<Receipt> taken = give("T");
		CompletableFuture<Receipt> useless = give("NOPE");
		assertThat(socket.heard().get(1).path("type").asString()).isEqualTo("xstate.event");
		assertThat(ProtocolJson.mapper().readTree(socket.heard().get(1).path("event").asString())).hasToString(
				"{\"name\":\"T\",\"data\":{\"amount\":7,\"type\":\"T\"},\"$$type\":\"scxml\",\"type\":\"external\","
						+ "\"sendid\":\"xstate-webrtc-0\",\"origin\":\"x:0\"}");
		assertThat(taken).isNotDone();
		socket.reaches("x:0", "on", "{'name':'T','sendid':'xstate-webrtc-0'}", "true");
		assertThat(taken).isCompletedWithValue(Receipt.ACCEPTED);
		assertThat(useless).isNotDone();
		socket.reaches("x:0", "on", "{'name':'NOPE','sendid':'xstate-webrtc-1'}", "false");
		assertThat(useless.join().outcome()).isEqualTo(Receipt.Outcome.REFUSED);
		CompletableFuture<Receipt> cut = give("T");
		socket.closes();
		assertThat(cut).isCompletedWithValue(Receipt.NOT_DELIVERED);
	}

	@Test
	void anEventOfWhichNothingIsHeardIsGivenUp() {
		ReportingSocket socket = socket().registers("x:0", "off");
		CompletableFuture<Receipt> given = give("T");
		this.timers.pass(Duration.ofSeconds(30));
		assertThat(given.join().reason()).contains("30 s");
		socket.closes();
	}

}
