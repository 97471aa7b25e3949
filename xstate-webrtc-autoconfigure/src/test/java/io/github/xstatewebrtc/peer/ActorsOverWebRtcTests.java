package io.github.xstatewebrtc.peer;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.enums.EnumStatechart;
import io.github.xstatewebrtc.statechart.enums.EnumStatechartAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real statecharts, found, asked and followed by another peer over a real connection.
 */
class ActorsOverWebRtcTests {

	@RegisterExtension
	final ServingPeer serving = new ServingPeer(InspectionSettings.DEFAULTS, new Exposure(List.of("lamp*"), List.of()));

	private final StatechartRegistry registry = new StatechartRegistry(this.serving.system(),
			List.of(new EnumStatechartAdapter()));

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.serving.totals());

	private final CountDownLatch stuck = new CountDownLatch(1);

	private final EnumStatechart<ActorNode.Lamp, ActorNode.Press> lamp = EnumStatechart.of(ActorNode.Lamp.OFF,
			ActorNode.Press.class, ActorNode.Lamp::next);

	private final EnumStatechart<ActorNode.Lamp, ActorNode.Press> stiff = EnumStatechart.of(ActorNode.Lamp.OFF,
			ActorNode.Press.class, (state, event) -> {
				if (Thread.currentThread().getName().contains("mailbox")) {
					await(this.stuck);
				}
				return ActorNode.Lamp.next(state, event);
			});

	@BeforeEach
	void start() {
		this.registry.register(this.lamp, "lamp");
		this.registry.register(this.stiff, "lamp-stiff");
	}

	@AfterEach
	void release() {
		this.stuck.countDown();
	}

	@Test
	void aStatechartIsFoundFollowedAskedAndSeenToEnd() {
		try (TestInspector other = this.serving.connected(EnumSet.allOf(Permission.class))) {
			other.say(LinkChannel.ACTOR, "{\"type\":\"actors\",\"id\":1,\"query\":{\"systemId\":\"lamp\"}}");
			String sessionId = other.hears("actor").at("/actor/sessionId").asString();
			other.say(LinkChannel.ACTOR, "{\"type\":\"subscribe\",\"id\":2,\"to\":\"" + sessionId + "\"}");
			assertThat(other.hears("snapshot").at("/snapshot/value").asString()).isEqualTo("OFF");
			other.say(LinkChannel.ACTOR, "{\"type\":\"watch\",\"id\":3,\"to\":\"@lamp\"}");
			ObjectNode refused = ask(other, 4, "@lamp", "BREAK");
			assertThat(refused.path("accepted").asBoolean(true)).isFalse();
			assertThat(refused.path("reason").asString()).contains("No transition for 'BREAK'");
			ObjectNode accepted = ask(other, 5, "@lamp", "PRESS");
			assertThat(accepted.path("accepted").asBoolean(false)).isTrue();
			assertThat(accepted.at("/snapshot/value").asString()).isEqualTo("ON");
			assertThat(this.lamp.state()).isEqualTo(ActorNode.Lamp.ON);
			other.say(LinkChannel.ACTOR, "{\"type\":\"send\",\"to\":\"@lamp\",\"event\":{\"type\":\"BREAK\"}}");
			assertThat(List.of(other.hears("complete").path("status").asString(),
					other.hears("complete").path("status").asString()))
				.containsOnly("done");
			other.say(LinkChannel.ACTOR, "{\"type\":\"watch\",\"id\":6,\"to\":\"" + sessionId + "\"}");
			assertThat(other.hears("failure").path("code").asString()).isEqualTo("no-such-actor");
		}
	}

	@Test
	void aStatechartThatHangsHoldsUpNeitherTheLinkNorOthers() {
		try (TestInspector other = this.serving.connected(EnumSet.of(Permission.SEND))) {
			for (int id = 100; id < 110; id++) {
				sayAsk(other, id, "@lamp-stiff", "PRESS");
			}
			ObjectNode reply = ask(other, 1, "@lamp", "PRESS");
			assertThat(reply.path("id").asInt()).isOne();
			assertThat(reply.has("snapshot")).isFalse();
			this.stuck.countDown();
			assertThat(other.hears("reply").path("id").asInt()).isEqualTo(100);
		}
	}

	@Test
	@Limit("events that wait for one statechart, of all senders")
	void whatAStatechartThatHangsHasNoRoomForIsToldToItsSender() {
		int sent = 1_100;
		try (TestInspector other = this.serving.connected(EnumSet.of(Permission.SEND))) {
			for (int i = 0; i < sent; i++) {
				other.say(LinkChannel.ACTOR,
						"{\"type\":\"send\",\"to\":\"@lamp-stiff\",\"event\":{\"type\":\"PRESS\"}}");
			}
			ObjectNode letter = other.hears("dead-letter");
			assertThat(letter.path("code").asString()).isEqualTo("overloaded");
			assertThat(letter.path("to").asString()).isEqualTo("@lamp-stiff");
			this.stuck.countDown();
			assertThat(ask(other, 1, "@lamp", "PRESS").path("id").asInt()).isOne();
			assertThat(this.meters.count("actors.events", "overloaded"))
				.isEqualTo(this.meters.count("actors.dead.letters", "overloaded"))
				.isPositive();
		}
	}

	private static ObjectNode ask(TestInspector other, int id, String to, String event) {
		sayAsk(other, id, to, event);
		return other.hears("reply");
	}

	private static void sayAsk(TestInspector other, int id, String to, String event) {
		other.say(LinkChannel.ACTOR, "{\"type\":\"ask\",\"id\":" + id + ",\"to\":\"" + to + "\",\"event\":{\"type\":\""
				+ event + "\"},\"timeoutMs\":60000}");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
