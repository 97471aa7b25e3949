package io.github.xstatewebrtc.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The registry of this JVM's actors, and their addresses.
 */
class LocalActorSystemTests {

	private static final ActorSnapshot STATE = ActorSnapshot.of(ActorStatus.ACTIVE, "on");

	private static final ActorEvent STOP = ActorEvent.of("xstate.stop");

	private final LocalActorSystem system = new LocalActorSystem();

	private final List<String> told = new ArrayList<>();

	private LocalActor register(String name, @Nullable String systemId) {
		return this.system.register(new ActorRegistration(name, systemId, "src", Map::of, () -> STATE), STATE);
	}

	@Test
	void actorsAreFoundByBothOfTheirNamesWhileTheyLive() {
		LocalActor order = register("order", "the-order");
		assertThat(order.sessionId()).startsWith("x:");
		assertThat(this.system.find(order.sessionId())).isSameAs(order);
		assertThat(this.system.find("@the-order")).isSameAs(order);
		assertThat(this.system.find("the-order")).isNull();
		this.system.stopped(order, STOP, STATE);
		assertThat(this.system.find(order.sessionId())).isNull();
		assertThat(this.system.find("@the-order")).isNull();
	}

	@Test
	void sessionIdsAreUniqueInTheJvm() {
		LocalActor one = register("one", null);
		LocalActor two = new LocalActorSystem()
			.register(new ActorRegistration("two", null, "src", Map::of, () -> STATE), STATE);
		assertThat(one.sessionId()).isNotEqualTo(two.sessionId());
	}

	@Test
	void aWellKnownNameBelongsToOneActorAtATime() {
		LocalActor one = register("one", "name");
		assertThatIllegalStateException().isThrownBy(() -> register("two", "name")).withMessageContaining("'name'");
		assertThat(this.system.actors()).containsExactly(one);
		this.system.stopped(one, STOP, STATE);
		assertThat(register("two", "name")).isNotNull();
	}

	@Test
	void aListenerThatComesLateIsToldOfThoseThatLive() {
		register("early", null);
		this.system.addListener(new Telling());
		register("late", null);
		assertThat(this.told).containsExactly("started early", "started late");
	}

	@Test
	void anActorStopsOnce() {
		this.system.addListener(new Telling());
		LocalActor order = register("order", null);
		this.system.stopped(order, STOP, STATE);
		this.system.stopped(order, STOP, STATE);
		assertThat(this.told).containsExactly("started order", "stopped order");
	}

	@Test
	void aListenerThatWasRemovedIsToldNothing() {
		Telling listener = new Telling();
		this.system.addListener(listener);
		this.system.removeListener(listener);
		register("order", null);
		assertThat(this.told).isEmpty();
	}

	@Test
	void anAddressReadsAsItIsWritten() {
		ActorAddress address = new ActorAddress("a/b c", "p-7f3a", "@the+order");
		assertThat(address).hasToString("xstate://a%2Fb%20c/p-7f3a/@the%2Border");
		assertThat(ActorAddress.parse(address.toString())).isEqualTo(address);
		assertThat(ActorAddress.parse("xstate://orders/p-7f3a/x:3").reference()).isEqualTo("x:3");
		for (String bad : List.of("", "xstate://orders/p-1", "http://orders/p-1/x:3", "xstate://a/b/c/d",
				"xstate:////x:3", "xstate://a/b/%zz")) {
			assertThatIllegalArgumentException().as(bad).isThrownBy(() -> ActorAddress.parse(bad));
		}
	}

	private final class Telling implements ActorListener {

		@Override
		public void started(LocalActor actor, ActorState state) {
			LocalActorSystemTests.this.told.add("started " + actor.name());
		}

		@Override
		public void stopped(LocalActor actor, ActorEvent event, ActorState state) {
			LocalActorSystemTests.this.told.add("stopped " + actor.name());
		}

	}

}
