package io.github.xstatewebrtc.messaging;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.HostedActor;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.statechart.OwnActors;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the application's own actors may do wrong, and their peers do not suffer from.
 */
class HostileHandlersTests {

	private final ServedActors served = new ServedActors();

	private final OwnActors actors = new OwnActors(this.served.system(),
			new StatechartRegistry(this.served.system(), List.of()), new RecordReader());

	@AfterEach
	void close() {
		this.actors.close();
	}

	static Stream<Object> repliesThatNobodyCanWrite() {
		List<Object> itself = new ArrayList<>();
		itself.add(itself);
		Iterable<String> endless = () -> Stream.generate(() -> "x").iterator();
		Iterable<String> lines = new Iterable<>() {
			@Override
			public Iterator<String> iterator() {
				return again(this);
			}
		};
		return Stream.of(itself, endless, lines, new Failing(), Map.of("a", "x".repeat(ReplyValue.MOST_BYTES)));
	}

	private static <T> Iterator<T> again(Iterable<T> iterable) {
		return iterable.iterator();
	}

	@ParameterizedTest
	@MethodSource("repliesThatNobodyCanWrite")
	void anAskEndsThoughNobodyCanWriteWhatIsReplied(Object reply) {
		register("wallet", reply);
		assertThat(ask().path("code").asString()).isEqualTo("not-accepted");
		assertThat(this.served.totals().open(QuestionKind.ASK)).isZero();
		CompletableFuture<?> own = this.served.local("@wallet", ActorEvent.of("GO")).toCompletableFuture();
		await().until(() -> {
			this.served.hears();
			return own.isDone();
		});
		assertThat(own).isCompletedExceptionally();
	}

	@Test
	void anAskEndsThoughTheReplyIsNoUnicode() {
		register("wallet", "\ud800");
		assertThat(ask().path("type").asString()).isEqualTo("reply");
	}

	@Test
	void nothingReachesItBeforeItHasStarted() {
		HostedActor other = register("wallet-other", 1);
		List<String> told = new CopyOnWriteArrayList<>();
		List<CompletableFuture<Receipt>> receipts = new CopyOnWriteArrayList<>();
		this.served.system().addListener(new ActorListener() {
			@Override
			public void started(LocalActor actor, ActorState state) {
				if (actor.name().equals("wallet-early")) {
					receipts.add(actor.receive(ActorEvent.of("GO"), () -> true).toCompletableFuture());
					LocalActor next = HostileHandlersTests.this.served.system().find(other.sessionId());
					assertThat(next).isNotNull();
					next.receive(ActorEvent.of("GO"), () -> true).toCompletableFuture().join();
				}
			}
		});
		this.served.system().addListener(new ActorListener() {
			@Override
			public void started(LocalActor actor, ActorState state) {
				tell("started", actor);
			}

			@Override
			public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
				tell("transitioned", actor);
			}

			private void tell(String what, LocalActor actor) {
				if (actor.name().equals("wallet-early")) {
					told.add(what);
				}
			}
		});
		register("wallet-early", 2);
		assertThat(receipts).hasSize(1);
		assertThat(receipts.get(0).join()).isEqualTo(Receipt.accepted(2));
		await().until(() -> told.size() == 2);
		assertThat(told).containsExactly("started", "transitioned");
	}

	@Test
	void itMayCloseItselfAndRegisterAnotherOfItsNameInItsHandler() {
		this.actors.register(ActorSpec.named("wallet").on("GO", (event, self) -> {
			self.close();
			register("wallet", "anew");
			return "gone";
		}).build());
		assertThat(ask().path("value").asString()).isEqualTo("gone");
		assertThat(ask().path("value").asString()).isEqualTo("anew");
	}

	private HostedActor register(String name, Object reply) {
		return this.actors.register(ActorSpec.named(name).on("GO", (event, self) -> reply).build());
	}

	private ObjectNode ask() {
		this.served
			.say("{\"type\":\"ask\",\"id\":1,\"to\":\"@wallet\",\"event\":{\"type\":\"GO\"},\"timeoutMs\":300000}");
		List<ObjectNode> heard = new ArrayList<>();
		await().until(() -> {
			heard.addAll(this.served.hears());
			return !heard.isEmpty();
		});
		return heard.get(0);
	}

	private static final class Failing extends AbstractMap<String, Object> {

		@Override
		public Set<Entry<String, Object>> entrySet() {
			throw new AssertionError("Nobody shall read this");
		}

	}

}
