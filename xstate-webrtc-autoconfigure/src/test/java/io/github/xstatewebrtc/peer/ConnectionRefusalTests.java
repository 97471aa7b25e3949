package io.github.xstatewebrtc.peer;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.RelaySettings;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.SignalingSession;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer that makes no connection, not even through the hub, says why.
 */
class ConnectionRefusalTests {

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults().withRelay(new RelaySettings(false, 0)),
			IceServers.of(List.of()), ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(),
			Timers.on(this.threads));

	private final LocalPeer peer = new LocalPeer(
			new PeerSettings("hermit", "host", List.of("cave"), LinkSettings.defaults()), this.hub.ownPeer(),
			(role, servers) -> {
				throw new TransportUnavailableException("No native\nlibrary here.", null);
			}, null, (link) -> (message) -> {
			}, this.threads, this.threads);

	@AfterEach
	void stop() {
		this.peer.stop();
		this.hub.close();
		this.threads.shutdownNow();
	}

	@Test
	void anOfferIsRefusedUnderItsName() {
		Visitor visitor = visitor(true);
		visitor.say("'conn':'c-1','description':{'type':'offer','sdp':'v=0'}");
		JsonNode signal = visitor.hears("signal");
		assertThat(signal.path("conn").asString()).isEqualTo("c-1");
		assertThat(signal.path("refused").path("code").asString()).isEqualTo("unavailable");
		assertThat(signal.path("refused").path("message").asString()).isEqualTo("No native library here.");
	}

	@Test
	void whoAsksAgainAndAgainIsRefusedNowAndThen() {
		Visitor visitor = visitor(false);
		for (int i = 0; i < 50; i++) {
			visitor.say("'want':'connect'");
		}
		JsonNode signal = visitor.hears("signal");
		assertThat(signal.has("conn")).isFalse();
		assertThat(signal.path("refused").path("code").asString()).isEqualTo("unavailable");
		this.peer.stop();
		int refusals = 1;
		while (visitor.next().path("type").asString().equals("signal")) {
			refusals++;
		}
		assertThat(refusals).isBetween(2, 5);
	}

	private Visitor visitor(boolean offers) {
		this.peer.start();
		while (true) {
			Visitor visitor = new Visitor();
			HubConnection connection = this.hub.connect(visitor, Caller.anonymous(EnumSet.allOf(Permission.class)));
			visitor.receiver = connection::receive;
			connection.receive("{\"type\":\"join\",\"channel\":\"cave\",\"peer\":{\"name\":\"v\",\"kind\":\"t\"}}");
			JsonNode joined = visitor.hears("joined");
			JsonNode hermit = joined.path("peers").isEmpty() ? visitor.hears("peer-joined").path("peer")
					: joined.path("peers").path(0);
			visitor.hermit = hermit.path("peerId").asString();
			if ((joined.path("peerId").asString().compareTo(visitor.hermit) > 0) == offers) {
				return visitor;
			}
			connection.receive("{\"type\":\"leave\"}");
		}
	}

	private static final class Visitor implements SignalingSession {

		private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

		private Consumer<String> receiver = (text) -> {
		};

		private String hermit = "";

		void say(String content) {
			this.receiver.accept(("{'type':'signal','to':'" + this.hermit + "'," + content + "}").replace('\'', '"'));
		}

		JsonNode hears(String type) {
			JsonNode message = next();
			while (!message.path("type").asString().equals(type)) {
				message = next();
			}
			return message;
		}

		JsonNode next() {
			try {
				JsonNode message = this.heard.poll(20, TimeUnit.SECONDS);
				assertThat(message).isNotNull();
				return message;
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void send(String text) {
			this.heard.add(ProtocolJson.mapper().readTree(text));
		}

		@Override
		public void close(int code, String reason) {
		}

	}

}
