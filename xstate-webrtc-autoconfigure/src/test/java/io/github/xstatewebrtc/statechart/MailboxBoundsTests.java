package io.github.xstatewebrtc.statechart;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.statechart.Acceptance.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 40 })
	void peersThatSendMoreThanThereIsRoomForLeaveSomeToOthers(int peers) {
		List<CompletableFuture<Acceptance>> answers = new ArrayList<>();
		Map<String, Integer> room = new HashMap<>();
		this.reaction = (event) -> {
			if (event.type().equals("ONE")) {
				for (int i = 0; i < 2 * Letters.CAPACITY; i++) {
					String peer = "p-" + i % peers;
					CompletableFuture<Acceptance> answer = send(from(peer)).toCompletableFuture();
					answers.add(answer);
					room.merge(peer, answer.isDone() ? 0 : 1, Integer::sum);
				}
				assertThat(send(from("p-late")).toCompletableFuture()).isNotDone();
				assertThat(send(ActorEvent.of("OWN")).toCompletableFuture()).isNotDone();
			}
			return Acceptance.accepted();
		};
		for (int round = 1; round <= 2; round++) {
			room.clear();
			send(ActorEvent.of("ONE")).toCompletableFuture().join();
			answers.forEach(CompletableFuture::join);
			int taken = room.values().stream().mapToInt(Integer::intValue).sum();
			assertThat(taken).isBetween(Letters.CAPACITY * 7 / 8, Letters.CAPACITY - 3);
			assertThat(room.values()).allSatisfy((part) -> assertThat(part).isCloseTo(taken / peers, within(1)));
		}
		assertThat(answers).filteredOn((answer) -> !answer.join().isAccepted())
			.allSatisfy((answer) -> assertThat(answer.join().reason()).contains("other senders"));
	}

	@Test
	void theCharactersOfOnePeerAreBoundedSoThatOthersHaveSome() {
		List<Boolean> taken = new ArrayList<>();
		ActorEvent large = ActorEvent.of("LARGE", Map.of("text", "x".repeat((int) Letters.CHARACTERS / 8)));
		this.reaction = (event) -> {
			if (event.type().equals("ONE")) {
				for (int i = 0; i < 8; i++) {
					taken.add(!send(from("p-1", large)).toCompletableFuture().isDone());
				}
				taken.add(!send(from("p-2")).toCompletableFuture().isDone());
			}
			return Acceptance.accepted();
		};
		send(ActorEvent.of("ONE"));
		assertThat(taken).startsWith(true, true, true).containsSubsequence(false, true);
	}

	private static ActorEvent from(String peer) {
		return from(peer, ActorEvent.of("THEIRS"));
	}

	private static ActorEvent from(String peer, ActorEvent event) {
		return new ReceivedEvent(event, new Delivery() {

			@Override
			public boolean begins() {
				return true;
			}

			@Override
			public String sender() {
				return peer;
			}

		});
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
