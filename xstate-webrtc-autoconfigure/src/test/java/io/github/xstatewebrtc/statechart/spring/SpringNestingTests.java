package io.github.xstatewebrtc.statechart.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.test.util.ReflectionTestUtils;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.PerStatechart;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actions that send on, and such as fail for good.
 */
class SpringNestingTests {

	private final SpringStatemachineAdapter adapter = new SpringStatemachineAdapter();

	private final StatechartRegistry registry = new StatechartRegistry(new LocalActorSystem(), List.of(this.adapter));

	@Test
	void aChainOfMachinesThatSendOnIsGoneThrough() throws Exception {
		int length = 200;
		List<StateMachine<String, String>> chain = new ArrayList<>();
		AtomicInteger taken = new AtomicInteger();
		Queue<CompletableFuture<Acceptance>> answers = new ConcurrentLinkedQueue<>();
		for (int i = 0; i < length; i++) {
			int next = i + 1;
			chain.add(machine((context) -> {
				taken.incrementAndGet();
				if (next < length) {
					answers.add(send(chain.get(next)));
				}
			}));
		}
		assertThat(send(chain.get(0)).get(10, TimeUnit.SECONDS)).isEqualTo(Acceptance.accepted());
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> taken.get() == length);
		assertThat(answers).hasSize(length - 1)
			.allSatisfy((answer) -> assertThat(answer.get(10, TimeUnit.SECONDS).isAccepted()).isTrue());
	}

	@Test
	@SuppressWarnings("unchecked")
	void anActionThatFailsForGoodLeavesNothingBehind() throws Exception {
		StateMachine<String, String> machine = machine((context) -> {
			throw new StackOverflowError();
		});
		assertThat(send(machine).get(10, TimeUnit.SECONDS).cause()).isInstanceOf(StackOverflowError.class);
		PerStatechart<Object> all = (PerStatechart<Object>) Objects
			.requireNonNull(ReflectionTestUtils.getField(this.adapter, "deliveries"));
		assertThat(
				(Map<String, ?>) ReflectionTestUtils.getField(Objects.requireNonNull(all.find(machine)), "deliveries"))
			.isEmpty();
	}

	private CompletableFuture<Acceptance> send(StateMachine<String, String> machine) {
		return this.registry.send(machine, ActorEvent.of("GO")).toCompletableFuture();
	}

	private static StateMachine<String, String> machine(Action<String, String> action) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureStates().withStates().initial("one").state("two");
		builder.configureTransitions().withInternal().source("one").event("GO").action(action);
		StateMachine<String, String> machine = builder.build();
		machine.startReactively().block();
		return machine;
	}

}
