package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.enums.EnumStatechart;
import io.github.xstatewebrtc.statechart.enums.EnumStatechartAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who sent an event is known to those who inspect its actor.
 */
class SourceTests implements ActorListener {

	private final ServedActors served = new ServedActors();

	private final StatechartRegistry registry = new StatechartRegistry(this.served.system(),
			List.of(new EnumStatechartAdapter()));

	private final EnumStatechart<Lamp, Press> lamp = EnumStatechart.of(Lamp.OFF, Press.class, Lamp::next);

	private final List<String> sources = new ArrayList<>();

	SourceTests() {
		this.registry.register(this.lamp, "wallet-lamp");
		this.served.system().addListener(this);
	}

	@Test
	void theSenderIsNamedWithItsPeer() {
		this.served.say("{\"type\":\"send\",\"to\":\"@wallet-lamp\",\"from\":\"x:3\",\"event\":{\"type\":\"PRESS\"}}");
		this.served.hears();
		await().until(() -> told().size() == 1);
		this.served.say("""
				{"type":"ask","id":1,"to":"@wallet-lamp","from":"x:4","event":{"type":"PRESS"}}""");
		this.served.hears();
		await().until(() -> told().size() == 2);
		assertThat(told()).containsExactly("PRESS of p-other/x:3", "PRESS of p-other/x:4");
	}

	@Test
	void whereNoActorSentItItsPeerAloneIsNamed() {
		this.served.say("{\"type\":\"send\",\"to\":\"@wallet-lamp\",\"event\":{\"type\":\"PRESS\"}}");
		this.served.hears();
		await().until(() -> told().size() == 1);
		this.lamp.send(Press.PRESS);
		assertThat(told()).containsExactly("PRESS of p-other/", "PRESS of null");
	}

	@Override
	public void received(LocalActor actor, @Nullable String sourceId, ActorEvent event) {
		synchronized (this.sources) {
			this.sources.add(event.type() + " of " + sourceId);
		}
	}

	private List<String> told() {
		synchronized (this.sources) {
			return List.copyOf(this.sources);
		}
	}

	private enum Lamp {

		OFF, ON;

		private static Lamp next(Lamp state, Press event) {
			return (state == OFF) ? ON : OFF;
		}

	}

	private enum Press {

		PRESS

	}

}
