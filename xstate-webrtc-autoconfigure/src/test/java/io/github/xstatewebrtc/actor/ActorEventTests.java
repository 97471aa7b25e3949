package io.github.xstatewebrtc.actor;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Events as their senders write them.
 */
class ActorEventTests {

	@Test
	void aRecordIsAnEventOfTheTypeThatItSays() {
		ActorEvent event = ActorEvent.of(new Pay(10, null, List.of("a")));
		assertThat(event.type()).isEqualTo("PAY");
		assertThat(List.copyOf(event.payload().keySet())).isEqualTo(List.of("amount", "note", "items"));
		assertThat(event.payload().get("amount")).isEqualTo(10);
		assertThat(event.payload().get("note")).isNull();
	}

	@Test
	void aRecordThatDoesNotSaySoIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> ActorEvent.of(new Nameless(1)))
			.withMessageContaining("@EventType")
			.withMessageContaining("Nameless");
	}

	@EventType("PAY")
	private record Pay(int amount, @Nullable String note, List<String> items) {
	}

	private record Nameless(int amount) {
	}

}
