package io.github.xstatewebrtc.messaging;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.EventType;
import io.github.xstatewebrtc.actor.HostedActor;
import io.github.xstatewebrtc.statechart.OwnActors;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What may be registered as an actor, and when.
 */
class OwnActorRegistrationTests {

	private final ServedActors served = new ServedActors();

	private final OwnActors actors = new OwnActors(this.served.system(),
			new StatechartRegistry(this.served.system(), List.of()), new RecordReader());

	private final HostedActor till = this.actors.register(till("wallet-till"));

	@AfterEach
	void close() {
		this.actors.close();
	}

	@Test
	void aNameThatIsTakenIsAnError() {
		assertThatIllegalStateException().isThrownBy(() -> this.actors.register(till("wallet-till")))
			.withMessageContaining("'wallet-till' is taken");
		this.till.close();
		this.till.close();
		assertThat(
				this.served.isAnswered("{\"type\":\"watch\",\"id\":1,\"to\":\"@wallet-till\"}").path("code").asString())
			.isEqualTo("no-such-actor");
		assertThat(this.actors.register(till("wallet-till")).sessionId()).isNotEqualTo(this.till.sessionId());
	}

	@Test
	void thereIsNoneOnceTheApplicationCloses() {
		this.actors.close();
		assertThatIllegalStateException().isThrownBy(() -> this.actors.register(till("wallet-late")))
			.withMessageContaining("is closing");
		assertThat(this.served.system().find("@wallet-late")).isNull();
	}

	@Test
	void aTypeHasOneHandlerAndARecordSaysWhichEventItIs() {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> ActorSpec.named("a").on("PAY", (event, self) -> null).on(Pay.class, (event, self) -> null))
			.withMessageContaining("'PAY' already");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ActorSpec.named("a").on(Bill.class, (event, self) -> null))
			.withMessageContaining("annotate it with @EventType");
		assertThatIllegalArgumentException().isThrownBy(() -> ActorSpec.named(""));
		assertThatIllegalArgumentException().isThrownBy(() -> ActorSpec.named("a").ofKind("x".repeat(256)))
			.withMessageContaining("1 to 255 characters, not 256");
		assertThatIllegalArgumentException().isThrownBy(() -> ActorSpec.named("a").on("", (event, self) -> null));
	}

	private static ActorSpec till(String name) {
		return ActorSpec.named(name).ofKind("till").on("COUNT", (event, self) -> 1).build();
	}

	@EventType("PAY")
	private record Pay(int amount) {
	}

	private record Bill(int sum) {
	}

}
