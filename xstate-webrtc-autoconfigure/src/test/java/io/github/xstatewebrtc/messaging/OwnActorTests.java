package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.EventRefusedException;
import io.github.xstatewebrtc.actor.EventType;
import io.github.xstatewebrtc.actor.HostedActor;
import io.github.xstatewebrtc.actor.Masked;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.inspection.InspectionRecorder;
import io.github.xstatewebrtc.statechart.OwnActors;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * An object of the application is an actor like a statechart.
 */
class OwnActorTests {

	private final ServedActors served = new ServedActors();

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.served.totals());

	private final OwnActors actors = new OwnActors(this.served.system(),
			new StatechartRegistry(this.served.system(), List.of()), new RecordReader());

	private final List<Object> seen = new ArrayList<>();

	private int paid;

	private HostedActor till = this.actors.register(till("wallet-till"));

	@AfterEach
	void close() {
		this.actors.close();
	}

	private ActorSpec till(String name) {
		return ActorSpec.named(name)
			.ofKind("till")
			.on(Pay.class, (pay, self) -> pay(pay))
			.on("COUNT", (event, self) -> this.paid)
			.on("BREAK", (event, self) -> {
				throw new IllegalStateException("password=hunter2");
			})
			.on("DROWN", (event, self) -> "x".repeat(ReplyValue.MOST_BYTES))
			.shows(() -> new ActorSnapshot((this.paid < 100) ? ActorStatus.ACTIVE : ActorStatus.DONE, "open",
					Map.of("paid", this.paid), Set.of(), (this.paid < 100) ? null : this.paid, null))
			.build();
	}

	private synchronized Bill pay(Pay pay) {
		this.seen.add(pay);
		if (pay.amount() < 0) {
			throw new EventRefusedException("Nobody is paid less than nothing.");
		}
		this.paid += pay.amount();
		return new Bill(this.paid, pay.note());
	}

	@Test
	void itsEventsAreRecordsAndWhatItReturnsIsItsReply() {
		assertThat(ask("{\"type\":\"PAY\",\"amount\":10,\"note\":\"thanks\"}").toString()).isEqualTo("""
				{"type":"reply","id":1,"accepted":true,"value":{"sum":10,"note":"thanks"},\
				"snapshot":{"status":"active","value":"open","context":{"paid":10}}}""");
		assertThat(ask("{\"type\":\"PAY\",\"amount\":5,\"note\":null,\"more\":true}").at("/value").toString())
			.as("a member may be absent where the record says so, and others are left out")
			.isEqualTo("{\"sum\":15}");
		assertThat(ask("{\"type\":\"COUNT\"}").path("value").asInt()).isEqualTo(15);
	}

	@Test
	void itMayRefuseAnEventWithAReason() {
		ObjectNode reply = ask("{\"type\":\"PAY\",\"amount\":-1}");
		assertThat(reply.path("accepted").asBoolean()).isFalse();
		assertThat(reply.path("reason").asString()).isEqualTo("Nobody is paid less than nothing.");
	}

	@Test
	void whatItThrowsIsNotToldAndItGoesOn() {
		ObjectNode failure = ask("{\"type\":\"BREAK\"}");
		assertThat(failure.path("code").asString()).isEqualTo("not-accepted");
		assertThat(failure.toString()).doesNotContain("hunter2");
		assertThat(ask("{\"type\":\"COUNT\"}").path("value").asInt()).isZero();
	}

	@Test
	void anEventThatLacksSomethingNeverReachesIt() {
		for (String payload : List.of("", ",\"amount\":null", ",\"amount\":\"10\"", ",\"amount\":1.5",
				",\"amount\":true", ",\"amount\":{}", ",\"amount\":10000000000", ",\"amount\":1,\"note\":7",
				",\"amount\":1,\"note\":[]")) {
			ObjectNode failure = ask("{\"type\":\"PAY\"" + payload + "}");
			assertThat(failure.path("code").asString()).as(payload).isEqualTo("bad-event");
			assertThat(failure.path("message").asString()).contains("{amount: integer, note?: string}");
		}
		assertThat(this.seen).isEmpty();
	}

	@Test
	void anEventOfATypeThatItDoesNotTakeIsAnsweredWithThoseItTakes() {
		ObjectNode failure = ask("{\"type\":\"SING\"}");
		assertThat(failure.path("code").asString()).isEqualTo("bad-event");
		assertThat(failure.path("message").asString())
			.isEqualTo("'wallet-till' takes no event of this type; it takes PAY, COUNT, BREAK, DROWN.");
	}

	@Test
	void aBadEventThatWasSentIsADeadLetter() {
		ObjectNode letter = this.served
			.isAnswered("{\"type\":\"send\",\"to\":\"@wallet-till\",\"event\":{\"type\":\"PAY\"}}");
		assertThat(letter.path("type").asString()).isEqualTo("dead-letter");
		assertThat(letter.path("code").asString()).isEqualTo("bad-event");
		assertThat(letter.path("message").asString()).contains("amount: integer");
	}

	@Test
	@Limit("what an actor of this application replies itself")
	void aReplyThatIsTooLargeIsAFailure() {
		ObjectNode failure = ask("{\"type\":\"DROWN\"}");
		assertThat(failure.path("code").asString()).isEqualTo("not-accepted");
	}

	@Test
	void itTakesOneEventAtATime() throws Exception {
		CountDownLatch held = new CountDownLatch(1);
		List<String> order = new ArrayList<>();
		this.actors.register(ActorSpec.named("wallet-slow").on("A", (event, self) -> {
			held.await();
			order.add("A");
			return null;
		}).on("B", (event, self) -> order.add("B")).build());
		for (String type : List.of("A", "B")) {
			this.served.say("{\"type\":\"send\",\"to\":\"@wallet-slow\",\"event\":{\"type\":\"" + type + "\"}}");
			this.served.hears();
		}
		held.countDown();
		await().until(() -> order.size() == 2);
		assertThat(order).containsExactly("A", "B");
	}

	@Test
	void itIsListedWatchedAndEndsWithItsOutput() {
		assertThat(this.served.says("{\"type\":\"actors\",\"id\":9,\"query\":{\"src\":\"till\"}}").toString())
			.contains("\"wallet-till\"", "\"active\"");
		this.served.says("{\"type\":\"watch\",\"id\":12,\"to\":\"@wallet-till\"}");
		this.served.says("{\"type\":\"subscribe\",\"id\":13,\"to\":\"@wallet-till\"}");
		this.served.say("{\"type\":\"send\",\"to\":\"@wallet-till\",\"event\":{\"type\":\"PAY\",\"amount\":100}}");
		List<ObjectNode> heard = new ArrayList<>();
		await().until(() -> {
			heard.addAll(this.served.hears());
			return heard.stream().filter((each) -> each.path("type").asString().equals("complete")).count() == 2;
		});
		assertThat(heard).anySatisfy((each) -> assertThat(each.path("output").asInt()).isEqualTo(100));
		assertThat(this.till.isActive()).isFalse();
	}

	@Test
	void whatItEmitsIsToldToThoseWhoSubscribeBeforeTheSnapshotAfterIt() {
		this.actors.register(ActorSpec.named("wallet-bell").on("RING", (event, self) -> {
			self.emit(ActorEvent.of("RANG", Map.of("times", 3)));
			return null;
		}).build());
		this.served.says("{\"type\":\"subscribe\",\"id\":8,\"to\":\"@wallet-bell\"}");
		this.served.say("{\"type\":\"send\",\"to\":\"@wallet-bell\",\"event\":{\"type\":\"RING\"}}");
		List<ObjectNode> heard = new ArrayList<>();
		await().until(() -> {
			heard.addAll(this.served.hears());
			return heard.size() == 2;
		});
		assertThat(heard.get(0))
			.hasToString("{\"type\":\"emitted\",\"id\":8,\"event\":{\"type\":\"RANG\",\"times\":3}}");
		assertThat(heard.get(1).path("type").asString()).isEqualTo("snapshot");
		assertThatIllegalArgumentException().isThrownBy(() -> this.till.emit(ActorEvent.of("")));
	}

	@Test
	void itIsRecordedAsAnInspectorSeesIt() {
		try (InspectionRecorder recorder = InspectionRecorder.of(this.served.system(), this.served.bridge())) {
			ask("{\"type\":\"PAY\",\"amount\":10}");
			assertThat(recorder.events("wallet-till")).extracting((event) -> event.kind() + " " + event.type())
				.containsExactly("STARTED xstate.init", "RECEIVED PAY", "TRANSITIONED PAY");
		}
	}

	/** What is masked for inspectors is so in all that its peers follow. */
	@Test
	void whatIsMaskedNeitherItsStateNorItsEventsAndItsOutputShow() {
		Card card = new Card("card-4111", "Ada");
		this.actors.register(ActorSpec.named("wallet-card").on("SHOW", (event, self) -> {
			self.emit(ActorEvent.of("SHOWN", Map.of("card", card, "password", "hunter2")));
			return null;
		}).on("END", (event, self) -> null).shows(new Supplier<>() {
			private int calls;

			@Override
			public ActorSnapshot get() {
				return new ActorSnapshot((this.calls++ < 2) ? ActorStatus.ACTIVE : ActorStatus.DONE, "open", card,
						Set.of(), card, null);
			}
		}).build());
		this.served.says("{\"type\":\"subscribe\",\"id\":8,\"to\":\"@wallet-card\"}");
		for (String type : List.of("SHOW", "END")) {
			this.served.say("{\"type\":\"send\",\"to\":\"@wallet-card\",\"event\":{\"type\":\"" + type + "\"}}");
		}
		List<ObjectNode> heard = new ArrayList<>();
		await().until(() -> {
			heard.addAll(this.served.hears());
			return heard.stream().anyMatch((each) -> each.path("type").asString().equals("complete"));
		});
		assertThat(ServedActors.types(heard)).contains("emitted", "snapshot", "complete");
		assertThat(heard.toString()).contains("Ada").doesNotContain("card-4111", "hunter2");
	}

	@Test
	void theApplicationItselfIsAnsweredAlike() {
		CompletableFuture<ActorReply> reply = local(ActorEvent.of(new Pay(7, "x")));
		assertThat(reply.join().value()).isEqualTo(Map.of("sum", 7, "note", "x"));
		assertThat(local(ActorEvent.of("SING"))).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOfSatisfying(ActorException.class, (ex) -> assertThat(ex.code()).isEqualTo("bad-event"));
	}

	private CompletableFuture<ActorReply> local(ActorEvent event) {
		CompletableFuture<ActorReply> reply = this.served.local("@wallet-till", event).toCompletableFuture();
		await().until(() -> {
			this.served.hears();
			return reply.isDone();
		});
		return reply;
	}

	private ObjectNode ask(String event) {
		this.served
			.say("{\"type\":\"ask\",\"id\":1,\"to\":\"@wallet-till\",\"event\":" + event + ",\"timeoutMs\":300000}");
		List<ObjectNode> heard = new ArrayList<>();
		await().until(() -> {
			heard.addAll(this.served.hears());
			return !heard.isEmpty();
		});
		return heard.get(0);
	}

	@EventType("PAY")
	private record Pay(int amount, @Nullable String note) {
	}

	private record Bill(int sum, @Nullable String note) {
	}

	private record Card(@Masked String number, String name) {
	}

}
