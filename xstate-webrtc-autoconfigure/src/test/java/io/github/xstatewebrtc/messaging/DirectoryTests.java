package io.github.xstatewebrtc.messaging;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which actors there are, and how that changes.
 */
class DirectoryTests {

	private static final String ONCE = "{\"type\":\"actors\",\"id\":9}";

	private static final String ON = "{\"type\":\"actors\",\"id\":9,\"watch\":true}";

	private final ServedActors served = new ServedActors();

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.served.totals());

	@Test
	void theQuestionEndsWithListed() {
		List<ObjectNode> answers = this.served.says(ONCE);
		assertThat(told(answers)).containsExactlyInAnyOrder("listed order active", "listed ledger active",
				"listed vault active", "listed");
		assertThat(answers.get(3).toString()).isEqualTo("{\"type\":\"listed\",\"id\":9}");
		assertThat(this.served.totals().open(QuestionKind.DIRECTORY)).isZero();
		this.served.start("wallet");
		assertThat(this.served.hears()).isEmpty();
	}

	@Test
	void anActorIsToldWithWhatItIsCalled() {
		ObjectNode actor = this.served.says("{\"type\":\"actors\",\"id\":9,\"query\":{\"systemId\":\"order\"}}").get(0);
		assertThat(actor.toString())
			.isEqualTo("{\"type\":\"actor\",\"id\":9,\"change\":\"listed\",\"actor\":{\"sessionId\":\""
					+ this.served.actor("order").local().sessionId()
					+ "\",\"systemId\":\"order\",\"src\":\"orderMachine\",\"status\":\"active\"}}");
	}

	@Test
	void anActorThatAnotherStartedNamesIt() {
		LocalActor order = this.served.actor("order").local();
		LocalActor child = this.served.system()
			.register(
					new ActorRegistration("walletChild", "walletChild", "child", Map::of,
							() -> ActorSnapshot.of(ActorStatus.ACTIVE, "on")),
					order, ActorSnapshot.of(ActorStatus.ACTIVE, "on"));
		ObjectNode actor = this.served.says("{\"type\":\"actors\",\"id\":9,\"query\":{\"src\":\"child\"}}").get(0);
		assertThat(actor.path("actor").toString()).isEqualTo("{\"sessionId\":\"" + child.sessionId()
				+ "\",\"systemId\":\"walletChild\",\"src\":\"child\",\"status\":\"active\",\"parentId\":\""
				+ order.sessionId() + "\"}");
	}

	@Test
	void aQueryNamesThemByWildcardsAndStatus() {
		assertThat(told(
				this.served.says("{\"type\":\"actors\",\"id\":9,\"query\":{\"src\":\"*er*\",\"status\":\"active\"}}")))
			.containsExactlyInAnyOrder("listed order active", "listed ledger active", "listed");
		assertThat(told(this.served.says("{\"type\":\"actors\",\"id\":9,\"query\":{\"status\":\"done\"}}")))
			.containsExactly("listed");
	}

	@Test
	void changesAreToldUntilNobodyWantsThem() {
		this.served.says(ON);
		this.served.start("wallet");
		this.served.start("hidden");
		assertThat(told(this.served.hears())).containsExactly("started wallet active");
		this.served.actor("wallet").fails();
		assertThat(told(this.served.hears())).containsExactly("updated wallet error");
		this.served.actor("wallet").fails();
		assertThat(told(this.served.hears())).as("the same status").isEmpty();
		this.served.actor("wallet").stops(ActorStatus.DONE, null);
		this.served.actor("secret").stops(ActorStatus.DONE, null);
		assertThat(told(this.served.hears())).containsExactly("stopped wallet done");
		assertThat(this.served.says("{\"type\":\"unsubscribe\",\"id\":9}")).isEmpty();
		this.served.start("wallet2");
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.totals().open(QuestionKind.DIRECTORY)).isZero();
	}

	@Test
	@Limit("snapshots, changes and dead letters under way to a peer")
	void aSlowPeerIsToldHowItIsByThen() {
		this.served.says(ON);
		this.served.holdBack();
		// Fill what may be under way, so that the rest waits.
		for (int i = 0; i < Outbox.MOST_MESSAGES; i++) {
			this.served.start("wallet-" + i);
		}
		this.served.pass(Duration.ofMillis(200));
		this.served.start("wallet-late").fails();
		this.served.start("wallet-brief").stops(ActorStatus.DONE, null);
		this.served.actor("wallet-0").stops(ActorStatus.DONE, null);
		this.served.release();
		List<String> told = told(this.served.hears());
		assertThat(told).hasSize(Outbox.MOST_MESSAGES + 2)
			.contains("started wallet-late error", "started wallet-0 active", "stopped wallet-0 done")
			.noneMatch((each) -> each.contains("brief"));
	}

	@Test
	void whoMaySeeMoreIsToldOfTheOthers() {
		this.served.permit(EnumSet.of(Permission.SEND));
		assertThat(told(this.served.says(ON))).contains("listed order active", "listed vault active").hasSize(3);
		this.served.permit(ServedActors.ALL);
		assertThat(told(this.served.hears())).containsExactly("listed ledger active");
	}

	@Test
	void whoMaySeeLessIsToldToAskAgain() {
		this.served.says(ON);
		this.served.permit(EnumSet.of(Permission.INSPECT));
		ObjectNode failure = this.served.hears().get(0);
		assertThat(failure.path("code").asString()).isEqualTo("forbidden");
		assertThat(failure.path("message").asString()).contains("Ask again");
		assertThat(told(this.served.says(ON))).hasSize(3);
		this.served.permit(EnumSet.noneOf(Permission.class));
		assertThat(this.served.hears()).hasSize(1);
		assertThat(this.served.totals().open(QuestionKind.DIRECTORY)).isZero();
	}

	@Test
	@Limit("lists of actors, and those that are kept up to date")
	void noMoreThanSixteenAreOpenAtOnce() {
		for (int id = 1; id <= 16; id++) {
			this.served.says("{\"type\":\"actors\",\"id\":" + id + ",\"watch\":true}");
		}
		assertThat(this.served.isAnswered("{\"type\":\"actors\",\"id\":17}").path("code").asString())
			.isEqualTo("overloaded");
	}

	@Test
	void aNewConversationIsToldNothingUnasked() {
		this.served.says(ON);
		this.served.otherStartsAnew();
		this.served.start("wallet");
		assertThat(this.served.hears()).isEmpty();
		assertThat(this.served.totals().open(QuestionKind.DIRECTORY)).isZero();
	}

	private static List<String> told(List<ObjectNode> answers) {
		return answers.stream()
			.map((answer) -> answer.path("type").asString().equals("actor") ? answer.path("change").asString() + " "
					+ answer.at("/actor/systemId").asString() + " " + answer.at("/actor/status").asString()
					: answer.path("type").asString())
			.toList();
	}

}
