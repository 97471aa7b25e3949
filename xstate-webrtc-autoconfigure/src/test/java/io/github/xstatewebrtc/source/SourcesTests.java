package io.github.xstatewebrtc.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionRecorder;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.inspection.RecordedEvent;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.ManualTimers;
import io.github.xstatewebrtc.signaling.TestAdmission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Sources}.
 */
class SourcesTests {

	private static final Caller ANYBODY = Caller.anonymous(EnumSet.of(Permission.PEERS));

	private final LocalActorSystem system = new LocalActorSystem();

	private final ManualTimers timers = new ManualTimers();

	private final Set<Permission> granted = EnumSet.allOf(Permission.class);

	private final Sources sources = new Sources(this.system,
			new SourceAccess(List.of("shop"), TestAdmission.byHandshakeAmong(() -> this.granted)), this.timers);

	private final InspectionBridge inspection = new InspectionBridge(InspectionSettings.DEFAULTS, Runnable::run);

	private final InspectionRecorder recorder = InspectionRecorder.of(this.system, this.inspection);

	@AfterEach
	void end() {
		this.recorder.close();
		this.sources.close();
		assertThat(this.system.actors()).isEmpty();
	}

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
	void whoComesBackTellsNothingTwiceAndGoesOn() {
		ReportingSocket first = socket().starts("x:0", "cart").reaches("x:0", "ADD", "full");
		first.closes();
		ReportingSocket second = socket().starts("x:0", "cart")
			.reaches("x:0", "ADD", "full")
			.reaches("x:0", "PAY", "paid");
		assertThat(this.recorder.events()).extracting(RecordedEvent::toString)
			.containsExactly("cart/x:0 started xstate.init -> cart {turns=1}",
					"cart/x:0 transitioned ADD -> full {turns=1}", "cart/x:0 stopped xstate.stop -> full",
					"cart/x:0 started xstate.init -> full", "cart/x:0 transitioned PAY -> paid {turns=1}");
		assertThat(this.sources.totals().framesReplayed()).isEqualTo(3);
		second.closes();
	}

	@Test
	void whoComesBackWhileItsOldSocketSeemsOpenTakesItsActorsAlong() {
		ReportingSocket first = socket().starts("x:0", "cart");
		ReportingSocket second = socket().starts("x:0", "cart").reaches("x:0", "PAY", "paid");
		assertThat(first.closed()).isEqualTo("4001 resumed on another socket");
		first.says("{'type':'nonsense'}").closes();
		assertThat(this.recorder.states("cart/x:0")).containsExactly("cart", "paid");
		assertThat(this.sources.open()).hasSize(1);
		second.closes();
	}

	@Test
	void whoIsSomebodyElseIsNobodyWhoComesBack() {
		ReportingSocket first = socket().starts("x:0", "cart");
		ReportingSocket other = new ReportingSocket(this.sources, Caller.user("ann", Set.of(), null), "cart");
		other.starts("x:0", "cart");
		assertThat(first.closed()).isEmpty();
		assertThat(this.system.actors()).hasSize(2);
		first.closes();
		other.closes();
	}

	@Test
	void whoStaysAwayTooLongIsForgotten() {
		socket().starts("x:0", "cart").closes();
		this.timers.pass(Duration.ofSeconds(30));
		ReportingSocket late = socket().starts("x:0", "cart");
		assertThat(this.sources.totals().framesReplayed()).isZero();
		assertThat(this.system.actors()).hasSize(1);
		late.closes();
	}

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

	@Test
	void whoseLogInEndsIsSentAwayAndDoesNotComeBack() {
		ReportingSocket socket = socket().starts("x:0", "cart");
		socket.isRevoked();
		assertThat(socket.closed()).isEqualTo("1008 unauthorized: The log-in has ended.");
		socket().starts("x:0", "cart").closes();
		assertThat(this.sources.totals().framesReplayed()).isZero();
	}

	@Test
	void socketsOfOneSourceThatOpenAndCloseAllAtOnceLeaveNothingBehind() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Void>> visits = Collections.nCopies(400, () -> {
				ReportingSocket socket = socket().starts("x:0", "cart").reaches("x:0", "ADD", "full");
				if (ThreadLocalRandom.current().nextBoolean()) {
					socket.isRevoked();
				}
				socket.closes();
				return null;
			});
			for (Future<Void> visit : threads.invokeAll(visits)) {
				visit.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.sources.open()).isEmpty();
		assertThat(this.system.actors()).isEmpty();
		this.sources.close();
		assertThat(this.sources.known()).isZero();
	}

	private ReportingSocket socket() {
		return new ReportingSocket(this.sources, ANYBODY, "cart");
	}

	private LocalActor actor() {
		Collection<LocalActor> actors = this.system.actors();
		assertThat(actors).hasSize(1);
		return actors.iterator().next();
	}

	private CompletableFuture<Receipt> give(String type) {
		return actor().receive(ActorEvent.of(type, Map.of("amount", 7)), () -> true).toCompletableFuture();
	}

}
