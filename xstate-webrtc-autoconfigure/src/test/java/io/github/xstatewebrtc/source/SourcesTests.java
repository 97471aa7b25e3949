package io.github.xstatewebrtc.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.inspection.RecordedEvent;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Sources}.
 */
class SourcesTests extends ReportedActors {

	@Test
	void anActorStandsUnderTheNameOfItsSourceAndStopsWithItsSocket() {
		ReportingSocket socket = socket().starts("x:0", "cart")
			.receives("x:0", "PAY", "x:0")
			.reaches("x:0", "PAY", "paid");
		LocalActor actor = actor();
		assertThat(actor.name()).isEqualTo("cart/x:0");
		assertThat(actor.src()).isEqualTo("cart/x:0");
		assertThat(actor.systemId()).isNull();
		assertThat(actor.definition()).isEqualTo(Map.of("id", "x:0"));
		assertThat(actor.snapshot().value()).isEqualTo("paid");
		socket.closes();
		assertThat(this.recorder.events()).extracting(RecordedEvent::toString)
			.containsExactly("cart/x:0 started xstate.init -> cart {turns=1}", "cart/x:0 received PAY {amount=7}",
					"cart/x:0 transitioned PAY -> paid {turns=1}", "cart/x:0 stopped xstate.stop -> paid");
		assertThat(this.system.actors()).isEmpty();
	}

	@Test
	void anActorThatIsMadeAndNeverStartsIsNone() {
		ReportingSocket socket = socket().makes("x:0");
		assertThat(this.system.actors()).isEmpty();
		socket.receives("x:0", "PAY", "x:1").closes();
		assertThat(this.recorder.events()).isEmpty();
	}

	@Test
	void aNameThatALogWouldTakeForLinesIsOne() {
		ReportingSocket socket = socket()
			.says("{'type':'@xstate.actor','name':'a\\nERROR\\u2028b','sessionId':'w\\r','snapshot':{}}");
		assertThat(actor()).asString().endsWith("cart/a?ERROR?b]");
		socket.reaches("w\\r", "T", "there").closes();
		assertThat(this.recorder.states("cart/a?ERROR?b")).containsExactly("", "there", "there");
	}

	@Test
	void anActorThatIsToldOfByHandIsThereAtOnce() {
		ReportingSocket socket = socket()
			.says("{'type':'@xstate.actor','name':'worker','sessionId':'w','snapshot':{'status':'active'}}");
		assertThat(actor().name()).isEqualTo("cart/worker");
		socket.closes();
	}

	@ParameterizedTest
	@ValueSource(strings = { "done", "stopped", "error" })
	void anActorThatHasEndedIsGoneAndWhatIsSentToItBringsNoneBack(String status) {
		ReportingSocket socket = socket().starts("x:0", "cart");
		socket.says(ReportingSocket.snapshot("x:0", "END", "'status':'" + status + "','value':'end','output':3", 9));
		assertThat(this.system.actors()).isEmpty();
		socket.receives("x:0", "LATE", "x:1")
			.says(ReportingSocket.snapshot("x:0", "LATE", "'status':'" + status + "','value':'end'", 10));
		assertThat(this.system.actors()).isEmpty();
		assertThat(this.recorder.events()).hasSize(2);
		assertThat(this.recorder.events("cart/x:0").get(1).status()).isEqualTo(ActorStatus.of(status));
		socket.closes();
	}

	@Test
	void anActorThatStartedBeforeTheSocketOpenedIsKnownByItsFirstState() {
		ReportingSocket socket = socket().reaches("x:7", "PAY", "paid");
		assertThat(actor().name()).isEqualTo("cart/x:7");
		socket.closes();
	}

	@Test
	void aSenderOfTheSameSourceIsNamedByItsIdHere() {
		ReportingSocket socket = socket().starts("x:0", "cart").starts("x:1", "clerk");
		List<String> senders = new ArrayList<>();
		ActorListener listener = new ActorListener() {

			@Override
			public void received(LocalActor actor, @Nullable String sourceId, ActorEvent event) {
				senders.add(String.valueOf(sourceId));
			}

		};
		this.system.addListener(listener);
		socket.receives("x:0", "PAY", "x:1").receives("x:0", "PAY", "x:9");
		assertThat(senders).containsExactly(this.recorder.events("cart/x:1").get(0).sessionId(), "null");
		socket.closes();
	}

	@Test
	void anEventOfAFutureTypeIsTakenForWhatItHas() {
		ReportingSocket socket = socket().starts("x:0", "cart")
			.says("{'type':'@xstate.transition','sessionId':'x:0','event':{'type':'GO'},"
					+ "'snapshot':{'status':'active','value':'gone'}}")
			.says("{'type':'@xstate.deadletter','sessionId':'x:0'}");
		assertThat(this.recorder.states("cart/x:0")).containsExactly("cart", "gone");
		assertThat(socket.closed()).isEmpty();
		socket.closes();
	}

	@Test
	void anActorOfXState5TakesNoEvents() {
		ReportingSocket socket = socket().starts("x:0", "cart");
		assertThat(give("T").join().outcome()).isEqualTo(Receipt.Outcome.REFUSED);
		assertThat(socket.heard()).hasSize(1);
		socket.closes();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "nonsense", "{", "{}", "{'type':7}", "{'type':'hello'}",
			"{'type':'xstate.inspecting'}", "{'type':'@xstate.snapshot','snapshot':{'value':'a'}}",
			"{'type':'@xstate.snapshot','sessionId':'x:0','snapshot':{'value':['a']}}",
			"{'type':'@xstate.event','sessionId':'x:0','event':{}}", "{'type':'service.register','sessionId':'x:0'}",
			"{'type':'service.state','sessionId':'x:0','state':'nonsense'}", "{'type':'service.unknown'}" })
	void whatIsNeitherDialectEndsTheSocketInWords(String message) {
		ReportingSocket socket = socket().says(message);
		assertThat(socket.closed()).startsWith("1008 bad-message: ").hasSizeLessThanOrEqualTo(5 + 123);
		assertThat(socket.heard().get(1).path("message").asString()).endsWith(".");
		assertThat(this.sources.totals().ended(SourceEnd.BAD_MESSAGE)).isEqualTo(1);
		socket.starts("x:0", "unheard").closes();
		assertThat(this.sources.open()).isEmpty();
	}

	@Test
	void whoMayNotBeSeenByOthersIsRefused() {
		ReportingSocket socket = new ReportingSocket(this.sources, Caller.anonymous(EnumSet.of(Permission.INSPECT)),
				"cart");
		assertThat(socket.closed()).startsWith("1008 forbidden: ");
		assertThat(socket.heard().get(0).path("message").asString()).contains("xstate.webrtc.permissions.peers");
		socket.starts("x:0", "cart");
	}

	@Test
	void whoLosesThePermissionIsSentAwayWhenAllAreAskedAgain() {
		ReportingSocket socket = socket().starts("x:0", "cart");
		this.sources.reauthorize();
		assertThat(socket.closed()).isEmpty();
		this.granted.remove(Permission.PEERS);
		this.sources.reauthorize();
		assertThat(socket.closed()).startsWith("1008 forbidden: ");
	}

	@Test
	void whoLosesThePermissionWhileItComesInIsSentAway() {
		this.whenAsked = () -> {
			this.whenAsked = () -> {
			};
			this.granted.remove(Permission.PEERS);
			this.sources.reauthorize();
		};
		assertThat(socket().closed()).startsWith("1008 forbidden: ");
		assertThat(this.sources.open()).isEmpty();
	}

	@Test
	void whoLosesThePermissionIsSentAwayWithinAMinute() {
		ReportingSocket socket = socket().starts("x:0", "cart");
		this.timers.pass(Duration.ofMinutes(1));
		assertThat(socket.closed()).isEmpty();
		this.granted.remove(Permission.PEERS);
		this.timers.pass(Duration.ofMinutes(1));
		assertThat(socket.closed()).startsWith("1008 forbidden: ");
		assertThat(this.system.actors()).isEmpty();
		assertThat(this.timers.waiting()).isZero();
	}

}
