package io.github.xstatewebrtc.statechart;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Statecharts of any library becoming actors.
 */
class StatechartRegistryTests {

	private final LocalActorSystem system = new LocalActorSystem();

	private final StatechartRegistry registry = new StatechartRegistry(this.system, List.of(new LampAdapter()));

	@Test
	void aStatechartThatIsCollectedIsNoActorAnyMore() {
		WeakReference<Lamp> reference = new WeakReference<>(registered());
		assertThat(this.system.actors()).hasSize(1);
		LocalActor actor = this.system.actors().iterator().next();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
			System.gc();
			return reference.get() == null && this.system.actors().isEmpty();
		});
		assertThat(actor.snapshot().status()).isEqualTo(ActorStatus.STOPPED);
		assertThat(actor.definition()).isEmpty();
	}

	@Test
	void anEventThatIsSentReachesTheStatechartByItsAdapter() {
		Lamp lamp = new Lamp();
		Acceptance answer = this.registry.send(lamp, ActorEvent.of("PRESS")).toCompletableFuture().join();
		assertThat(answer.reason()).isEqualTo("PRESS is not for lamps");
		assertThat(this.system.actors()).hasSize(1);
	}

	private Lamp registered() {
		Lamp lamp = new Lamp();
		this.registry.register(lamp);
		return lamp;
	}

	@Test
	void aWellKnownNameThatIsTakenIsNotUsed() {
		Lamp one = new Lamp();
		Lamp two = new Lamp();
		this.registry.register(one, "lamp");
		this.registry.register(two, "lamp");
		assertThat(this.system.actors()).hasSize(2);
		assertThat(this.system.actors()).extracting(LocalActor::systemId).containsExactlyInAnyOrder("lamp", null);
		assertThat(List.of(one, two)).hasSize(2);
	}

	@Test
	void equalStatechartsAreDifferentActors() {
		Lamp one = new Lamp();
		Lamp two = new Lamp();
		assertThat(one).isEqualTo(two);
		this.registry.register(one);
		this.registry.register(two);
		assertThat(this.system.actors()).hasSize(2);
		assertThat(List.of(one, two)).hasSize(2);
	}

	@Test
	void changesAreReportedUntilTheRegistryIsClosed() {
		List<Object> values = new ArrayList<>();
		this.system.addListener(new ActorListener() {

			@Override
			public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
				values.add(state.value());
			}

		});
		Lamp lamp = new Lamp();
		this.registry.register(lamp);
		lamp.toggle();
		this.registry.close();
		lamp.toggle();
		assertThat(values).containsExactly("on");
	}

	@Test
	void aStatechartThatLivesOnDoesNotHoldAClosedRegistry() {
		Lamp lamp = new Lamp();
		List<WeakReference<Object>> closed = registeredAndClosed(lamp);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
			System.gc();
			return closed.stream().allMatch((reference) -> reference.get() == null);
		});
		lamp.toggle();
	}

	private static List<WeakReference<Object>> registeredAndClosed(Lamp lamp) {
		LocalActorSystem system = new LocalActorSystem();
		StatechartRegistry registry = new StatechartRegistry(system, List.of(new LampAdapter()));
		registry.register(lamp);
		registry.close();
		return List.of(new WeakReference<>(registry), new WeakReference<>(system));
	}

	@Test
	void noRegistryHasAThreadOfItsOwn() {
		this.registry.register(new Lamp());
		long before = cleaners();
		List<StatechartRegistry> more = Stream.generate(() -> new StatechartRegistry(this.system, List.of()))
			.limit(10)
			.toList();
		assertThat(cleaners()).isEqualTo(before);
		assertThat(more).hasSize(10);
	}

	private static long cleaners() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("Cleaner-"))
			.count();
	}

	@Test
	void nothingIsRegisteredOnceItIsClosed() {
		this.registry.close();
		this.registry.register(new Lamp());
		assertThat(this.system.actors()).isEmpty();
	}

	@Test
	void whatHappensWhileAnActorIsIntroducedIsTold() {
		List<Object> values = new ArrayList<>();
		Lamp lamp = new Lamp();
		this.system.addListener(new ActorListener() {

			@Override
			public void started(LocalActor actor, ActorState state) {
				values.add(state.value());
				lamp.toggle();
			}

			@Override
			public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
				values.add(event.type() + " -> " + state.value());
			}

		});
		this.registry.register(lamp);
		assertThat(values).containsExactly("off", "TOGGLE -> on");
		assertThat(this.system.actors()).singleElement()
			.extracting((actor) -> actor.snapshot().value())
			.isEqualTo("on");
	}

	@Test
	void aStatechartThatStopsWhileItIsIntroducedIsNoActor() {
		Lamp lamp = new Lamp();
		this.system.addListener(new ActorListener() {

			@Override
			public void started(LocalActor actor, ActorState state) {
				Objects.requireNonNull(lamp.observer)
					.stopped(ActorEvent.of("BREAK"), ActorSnapshot.of(ActorStatus.STOPPED, "broken"));
			}

		});
		this.registry.register(lamp);
		assertThat(this.system.actors()).isEmpty();
	}

	@Test
	void whatNoAdapterKnowsIsRefused() {
		assertThat(this.registry.supports(Lamp.class)).isTrue();
		assertThat(this.registry.supports(String.class)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> this.registry.register("a text"))
			.withMessageContaining("java.lang.String")
			.withMessageContaining("Lamp");
	}

	static class Lamp {

		/** As a library holds its listeners. */
		private @Nullable StatechartObserver observer;

		void toggle() {
			Objects.requireNonNull(this.observer)
				.transitioned(ActorEvent.of("TOGGLE"), ActorSnapshot.of(ActorStatus.ACTIVE, "on"));
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Lamp;
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

	static class LampAdapter implements StatechartAdapter<Lamp> {

		@Override
		public Class<Lamp> type() {
			return Lamp.class;
		}

		@Override
		public String src(Lamp machine) {
			return "lamp";
		}

		@Override
		public @Nullable String name(Lamp machine) {
			return null;
		}

		@Override
		public Map<String, @Nullable Object> definition(Lamp machine) {
			return Map.of("id", "lamp");
		}

		@Override
		public boolean isActive(Lamp machine) {
			return true;
		}

		@Override
		public ActorState state(Lamp machine) {
			return ActorSnapshot.of(ActorStatus.ACTIVE, "off");
		}

		@Override
		public void observe(Lamp machine, StatechartObserver observer) {
			machine.observer = observer;
		}

		@Override
		public CompletionStage<Acceptance> send(Lamp machine, ActorEvent event) {
			return CompletableFuture.completedFuture(Acceptance.refused(event.type() + " is not for lamps"));
		}

	}

}
