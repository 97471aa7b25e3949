package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of members whose log-in or token ends, and how they go on with another.
 */
class ExpiryTests {

	private static final Set<Permission> INSPECT = EnumSet.of(Permission.INSPECT);

	private final JoinTokens tokens = JoinTokens.ofThisProcess(Duration.ofMinutes(5), this::now);

	private final TestHub hub = new TestHub((request) -> {
		Set<Permission> granted = request.caller().permissions();
		return request.caller().authorities().contains("BANNED") ? new JoinDecision.Refused("Banned.")
				: new JoinDecision.Granted(granted.isEmpty() ? TestHub.ALL : granted);
	}, this.tokens);

	private final TestPeer own = this.hub.connectOwn().join("orders", "shop");

	private Instant now() {
		return this.hub.now();
	}

	@Test
	void whoseTimeIsUpIsSentAway() {
		TestPeer device = device("device");
		this.hub.timers().pass(Duration.ofMinutes(5).minus(Presence.COALESCED).minusMillis(1));
		assertThat(device.closeCode()).isNull();
		this.hub.timers().pass(Duration.ofMillis(1));
		JsonNode error = device.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo("unauthorized");
		assertThat(error.path("message").asString()).contains("expired").endsWith(".");
		assertThat(error.has("ref")).isFalse();
		assertThat(device.closeCode()).isEqualTo(1008);
		this.hub.settle();
		assertThat(this.own.hearsOne("peer-left").path("reason").asString()).isEqualTo("revoked");
	}

	@Test
	void aSuspendedMembersTimeEndsToo() {
		TestPeer device = device("device");
		this.hub.timers().pass(Duration.ofMinutes(5).minusSeconds(1).minus(Presence.COALESCED));
		device.cut();
		this.hub.timers().pass(Duration.ofSeconds(1));
		this.hub.settle();
		assertThat(this.own.hearsOne("peer-left").path("reason").asString()).isEqualTo("revoked");
		assertThat(this.hub.hub().channels()).hasSize(1)
			.allSatisfy((channel) -> assertThat(channel.members()).hasSize(1));
	}

	@Test
	void whoLeavesLeavesNoTimerBehind() {
		this.hub.settle();
		int before = this.hub.timers().waiting();
		TestPeer device = device("device");
		device.say("{'type':'leave'}");
		this.hub.settle();
		assertThat(this.hub.timers().waiting()).isEqualTo(before);
	}

	@Test
	void aTimeBeyondAllTimersIsWaitedFor() {
		TestPeer peer = this.hub.connect(Caller.user("ann", Set.of(), Instant.MAX)).join("orders", "page");
		this.hub.timers().pass(Duration.ofDays(1));
		assertThat(peer.hearsTypes()).containsExactly("joined");
	}

	@Test
	void aNewTokenOfTheSameNameMovesTheEndAndTheGrants() {
		TestPeer device = device("device");
		this.hub.timers().pass(Duration.ofMinutes(4));
		renew(device, this.tokens.mint("device", "orders", EnumSet.of(Permission.INSPECT, Permission.PEERS)));
		JsonNode renewed = device.hearsOne("renewed");
		assertThat(renewed.path("expiresAt").asString()).isEqualTo("2026-05-01T12:09:00.100Z");
		assertThat(renewed.path("permissions")).extracting(JsonNode::asString)
			.containsExactlyInAnyOrder("inspect", "peers");
		this.hub.timers().pass(Duration.ofMinutes(4));
		assertThat(device.closeCode()).isNull();
		assertThat(this.own.hearsOne("peer-updated").path("peer").path("permissions")).hasSize(2);
		this.hub.timers().pass(Duration.ofMinutes(2));
		assertThat(device.closeCode()).isEqualTo(1008);
	}

	@Test
	void aRefusedRenewalLeavesAMemberAsItWasUntilItsTimeIsUp() {
		TestPeer device = device("device");
		refusesToRenew(device, "nonsense", "unauthorized");
		refusesToRenew(device, "xstate-join.v1.nonsense", "unauthorized");
		refusesToRenew(device, this.tokens.mint("another", "orders", INSPECT), "forbidden");
		refusesToRenew(device, this.tokens.mint("device", "stock", INSPECT), "forbidden");
		refusesToRenew(device,
				this.tokens.mint(JoinTokens.Grant.of("device", "orders", INSPECT).withAuthorities(Set.of("BANNED"))),
				"forbidden");
		this.hub.timers().pass(Duration.ofMinutes(5));
		assertThat(device.closeCode()).isEqualTo(1008);
	}

	private static void refusesToRenew(TestPeer peer, String token, String code) {
		renew(peer, token);
		JsonNode error = peer.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo(code);
		assertThat(error.path("ref").path("type").asString()).isEqualTo("renew");
		assertThat(peer.closeCode()).isNull();
	}

	@Test
	void whoseLogInHasEndedIsSentAwayOnce() {
		TestPeer ann = this.hub.login("ann").join("orders", "page");
		this.hub.settle();
		ann.hears();
		this.own.hears();
		ann.revoke("You have logged out.");
		ann.revoke("You have logged out.");
		JsonNode error = ann.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo("unauthorized");
		assertThat(error.path("message").asString()).isEqualTo("You have logged out.");
		assertThat(ann.closeCode()).isEqualTo(1008);
		ann.cut();
		this.hub.settle();
		assertThat(this.own.hearsOne("peer-left").path("reason").asString()).isEqualTo("revoked");
		TestPeer back = this.hub.login("ann").resume("orders", ann.resumeToken());
		assertThat(back.peerId()).isNotEqualTo(ann.peerId());
	}

	@Test
	void whoseLogInHasEndedBeforeJoiningIsSentAwayToo() {
		TestPeer ann = this.hub.login("ann");
		ann.revoke("You have logged out.");
		assertThat(ann.hearsOne("error").path("code").asString()).isEqualTo("unauthorized");
		assertThat(ann.closeCode()).isEqualTo(1008);
		ann.join("orders", "page");
		this.hub.settle();
		assertThat(this.own.hearsTypes()).containsExactly("joined");
		assertThat(this.hub.hub().sessionCount()).isEqualTo(1);
	}

	@Test
	void aResumedMemberEndsWithItsNewLogIn() {
		TestPeer ann = this.hub.connect(Caller.user("ann", Set.of(), this.hub.now().plusSeconds(10)))
			.join("orders", "page");
		ann.cut();
		TestPeer back = this.hub.login("ann").resume("orders", ann.resumeToken());
		assertThat(back.peerId()).isEqualTo(ann.peerId());
		this.hub.timers().pass(Duration.ofMinutes(59));
		assertThat(back.closeCode()).isNull();
		this.hub.timers().pass(Duration.ofMinutes(2));
		assertThat(back.closeCode()).isEqualTo(1008);
	}

	@Test
	void aWallClockThatIsSetForwardEndsWhatHasExpired() {
		Instant[] now = { TestHub.START };
		ManualTimers timers = new ManualTimers();
		Admission admission = new Admission((request) -> new JoinDecision.Granted(TestHub.ALL), List.of(),
				() -> now[0]);
		SignalingHub clocked = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
				ResumeTokens.ofThisProcess(), admission, timers);
		TestPeer ann = TestPeer
			.connect((session) -> clocked.connect(session, Caller.user("ann", Set.of(), now[0].plusSeconds(3600))))
			.join("orders", "page");
		timers.pass(Duration.ofHours(2));
		assertThat(ann.closeCode()).as("the clock stands still").isNull();
		now[0] = now[0].plusSeconds(3600);
		timers.pass(Duration.ofMinutes(1));
		assertThat(ann.closeCode()).isEqualTo(1008);
	}

	private TestPeer device(String name) {
		TestPeer device = this.hub.connect(Set.of()).joinWith(this.tokens.mint(name, "orders", INSPECT), "orders");
		this.hub.settle();
		device.hears();
		this.own.hears();
		return device;
	}

	private static void renew(TestPeer peer, String token) {
		peer.say("{'type':'renew','token':'" + token + "'}");
	}

}
