package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody tries who wants to keep or disturb more than it may.
 */
class HostileMembersTests {

	private static final Set<Permission> ALL = TestHub.ALL;

	private final Decisions decisions = new Decisions();

	private final TestHub hub = new TestHub(this.decisions,
			(token) -> Optional.of(Caller.user("eve", Set.of(token), this.decisions.end())));

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.hub.hub());

	private final TestPeer own = this.hub.connectOwn().join("orders", "shop");

	@Test
	void whoCutsTheSocketOfALogInWithoutANameDoesNotKeepItsLinks() {
		Caller nameless = new Caller(null, Set.of("SCOPE_watch"), Set.of(), null,
				this.hub.now().plus(Duration.ofHours(1)));
		TestPeer peer = this.hub.connect(nameless).join("orders", "page");
		this.hub.settle();
		this.own.hears();
		peer.cut();
		this.hub.timers().pass(Duration.ofSeconds(31));
		assertThat(this.own.hearsOne("peer-left").path("reason").asString()).isEqualTo("revoked");
	}

	@Test
	void anAnswerThatIsNoneRefusesOneAndTheOthersAreStillAskedAbout() {
		TestPeer ann = this.hub.login("ann").join("orders", "page");
		TestPeer bob = this.hub.login("bob").join("orders", "page");
		this.decisions.speechless = "ann";
		this.decisions.granted = Set.of();
		this.hub.hub().reauthorize();
		assertThat(ann.closeCode()).isEqualTo(1008);
		assertThat(bob.closeCode()).isEqualTo(1008);
	}

	@Test
	void aClassThatIsMissingRefusesOneAndTheOthersAreStillAskedAbout() {
		TestPeer ann = this.hub.login("ann").join("orders", "page");
		TestPeer bob = this.hub.login("bob").join("orders", "page");
		this.decisions.broken = "ann";
		this.decisions.granted = Set.of();
		this.hub.hub().reauthorize();
		assertThat(ann.closeCode()).isEqualTo(1008);
		assertThat(bob.closeCode()).isEqualTo(1008);
	}

	@Test
	void aClassThatIsMissingWhenTwoMightMeetLeavesNoGhost() {
		this.hub.login("bob").join("orders", "page");
		this.decisions.reachBroken = true;
		TestPeer ann = this.hub.login("ann").join("orders", "page");
		ann.hearsLast("joined");
		ann.say("{'type':'leave'}");
		assertThat(this.hub.hub().channels()).singleElement()
			.satisfies((channel) -> assertThat(channel.members()).hasSize(2));
	}

	@Test
	@Limit("new tokens of one socket")
	void whoRenewsAgainAndAgainDoesNotMakeTheHubTellAllTheOthersEachTime() {
		TestPeer bob = this.hub.login("bob").join("orders", "page");
		TestPeer eve = this.hub.login("eve").join("orders", "page");
		this.hub.settle();
		bob.hears();
		eve.hears();
		for (int i = 0; i < 10; i++) {
			eve.say("{'type':'renew','token':'" + ((i % 2 == 0) ? "hermit" : "social") + "'}");
		}
		this.hub.settle();
		assertThat(bob.hearsTypes()).filteredOn("peer-left"::equals).hasSize(3);
		assertThat(eve.hearsTypes()).contains("renewed", "error");
		this.hub.timers().pass(Duration.ofSeconds(5));
		eve.say("{'type':'renew','token':'hermit'}");
		assertThat(eve.hearsTypes()).contains("renewed");
	}

	private final class Decisions implements ChannelAuthorizer {

		private Set<Permission> granted = ALL;

		private @Nullable String speechless;

		private @Nullable String broken;

		private boolean reachBroken;

		private Instant end() {
			return HostileMembersTests.this.hub.now().plus(Duration.ofHours(1));
		}

		@Override
		@SuppressWarnings("NullAway")
		public JoinDecision authorize(JoinRequest request) {
			String name = String.valueOf(request.caller().name());
			if (name.equals(this.speechless)) {
				return null;
			}
			if (name.equals(this.broken)) {
				throw new NoClassDefFoundError("Tenants");
			}
			if (request.caller().authorities().contains("hermit")) {
				return new JoinDecision.Granted(EnumSet.of(Permission.INSPECT));
			}
			return this.granted.isEmpty() ? new JoinDecision.Refused("Not any more.")
					: new JoinDecision.Granted(this.granted);
		}

		@Override
		public boolean mayReach(JoinRequest one, JoinRequest other) {
			if (this.reachBroken) {
				throw new NoClassDefFoundError("Tenants");
			}
			return true;
		}

	}

}
