package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two members of a room whose frames the hub passes on.
 */
final class RelayedPair {

	final TestHub hub = hub(RelaySettings.defaults());

	final TestPeer ann = this.hub.joined("orders", "ann");

	final TestPeer bob = this.hub.joined("orders", "bob", this.ann);

	static TestHub hub(RelaySettings relay) {
		return hub(relay, 64 * 1024);
	}

	static TestHub hub(RelaySettings relay, int maxMessageBytes) {
		return new TestHub(new HubSettings(200, maxMessageBytes, 100, Duration.ofSeconds(10), Duration.ofSeconds(30),
				Duration.ofSeconds(50), "all", relay), IceServers.of(List.of()), ResumeTokens.ofThisProcess());
	}

	/** Both open the connection, and both hear of it. */
	void open(String conn) {
		this.ann.opensRelay(this.bob, conn);
		this.bob.opensRelay(this.ann, conn);
		assertThat(this.bob.hearsOne("relay").path("from").asString()).isEqualTo(this.ann.peerId());
		JsonNode answer = this.ann.hearsOne("relay");
		assertThat(answer.path("conn").asString()).isEqualTo(conn);
		assertThat(answer.has("frame")).isFalse();
	}

	static void assertClosed(JsonNode closed, TestPeer other, String code, String words) {
		assertThat(closed.path("type").asString()).isEqualTo("relay-closed");
		assertThat(closed.path("from").asString()).isEqualTo(other.peerId());
		assertThat(closed.path("conn").asString()).startsWith("c-");
		assertThat(closed.path("code").asString()).isEqualTo(code);
		assertThat(closed.path("message").asString()).contains(words).endsWith(".");
	}

}
