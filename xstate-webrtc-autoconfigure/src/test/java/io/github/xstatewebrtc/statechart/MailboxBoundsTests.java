package io.github.xstatewebrtc.statechart;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.statechart.Acceptance.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much may wait for one statechart.
 */
class MailboxBoundsTests {

	private final LongAdder overloaded = new LongAdder();

	private final Mailbox mailbox = new Mailbox(
			(event) -> CompletableFuture.completedFuture(this.reaction.apply(event)), this.overloaded,
			new MailboxThreads());

	private Function<ActorEvent, Acceptance> reaction = (event) -> Acceptance.accepted();

	@Test
	@Limit("events that wait for one statechart")
	void anEventForAFullMailboxIsAnsweredAsOverloadedAndCountedAndTheOthersAreAllDelivered() {
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		this.reaction = (event) -> {
			if (event.type().equals("ONE")) {
				for (int i = 0; i <= Letters.CAPACITY; i++) {
					answers.add(send(ActorEvent.of("MORE")).toCompletableFuture());
				}
			}
			return Acceptance.accepted();
		};
		send(ActorEvent.of("ONE"));
		Acceptance last = answers.remove(Letters.CAPACITY).join();
		assertThat(last.outcome()).isEqualTo(Outcome.OVERLOADED);
		assertThat(last.reason()).contains("mailbox is full", "1024");
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.join()).isEqualTo(Acceptance.accepted()));
		assertThat(this.overloaded.sum()).isEqualTo(1);
	}

	@Test
	void whatWaitsIsBoundedByItsCharactersToo() {
		ActorEvent large = ActorEvent.of("LARGE", Map.of("text", "x".repeat((int) Letters.CHARACTERS / 4)));
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		this.reaction = (event) -> {
			if (event.type().equals("ONE")) {
				for (int i = 0; i < 5; i++) {
					answers.add(send(large).toCompletableFuture());
				}
				answers.add(send(ActorEvent.of("SMALL")).toCompletableFuture());
			}
			return Acceptance.accepted();
		};
		for (int round = 1; round <= 2; round++) {
			answers.clear();
			send(ActorEvent.of("ONE"));
			assertThat(answers).as("round " + round)
				.extracting((answer) -> answer.join().outcome())
				.containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.OVERLOADED,
						Outcome.OVERLOADED, Outcome.ACCEPTED);
			assertThat(answers.get(3).join().reason()).contains("mailbox is full", "characters");
			assertThat(this.overloaded.sum()).isEqualTo(2L * round);
		}
	}

	@Test
	void anEventThatIsLargerThanTheMailboxIsTakenWhereNoOtherWaits() {
		ActorEvent huge = ActorEvent.of("HUGE", Map.of("text", "x".repeat((int) Letters.CHARACTERS + 1)));
		assertThat(send(huge)).isCompletedWithValue(Acceptance.accepted());
	}

	@Test
	void anEventThatCannotBeReadFailsAndHoldsNoOther() {
		ActorEvent broken = ActorEvent.of("BROKEN", new AbstractMap<String, Object>() {

			@Override
			public Set<Entry<String, Object>> entrySet() {
				throw new IllegalStateException("changed meanwhile");
			}

		});
		assertThat(send(broken).toCompletableFuture().join().cause()).hasMessage("changed meanwhile");
		assertThat(send(ActorEvent.of("ONE"))).isCompletedWithValue(Acceptance.accepted());
	}

	private CompletionStage<Acceptance> send(ActorEvent event) {
		return this.mailbox.add(event);
	}

}
