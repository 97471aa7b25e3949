package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What another peer answers cannot hurt the one who asked.
 */
class HostileAnswersTests {

	private static final ActorQuery ALL = new ActorQuery(null, null, null);

	private static final String LONG = "a".repeat(256);

	/** So many actors with the longest names can be kept. */
	private static final int FITTING = ListedActors.MOST / (ListedActors.OVERHEAD + 3 * LONG.length());

	private final ServedActors served = new ServedActors();

	private final RemoteActors asked = this.served.asked();

	@Test
	@Limit("actors of which one peer tells, in one list")
	void aListThatHasNoEndIsGivenUp() {
		this.served.servedStartsAnew();
		CompletableFuture<List<ActorEntry>> listed = this.served.asked().actors(ALL);
		int told = tellOf("listed", 0, FITTING);
		assertThat(listed).isNotDone();
		tellOf("listed", told, FITTING + 1);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(listed::join)
			.withMessageContaining("overloaded");
	}

	@Test
	void aDirectoryThatHasNoEndIsGivenUpAndTheOtherSideIsTold() {
		Heard heard = new Heard();
		this.asked.directory(ALL, heard);
		this.served.hears();
		assertThat(this.served.totals().open(QuestionKind.DIRECTORY)).isOne();
		tellOf("started", 0, FITTING + 1);
		assertThat(heard.failures).containsExactly("overloaded");
		assertThat(this.served.totals().open(QuestionKind.DIRECTORY)).isZero();
	}

	@Test
	void actorsThatComeAndGoAreNoEndlessDirectory() {
		ListedActors known = new ListedActors();
		for (int i = 0; i < 10; i++) {
			for (String change : List.of("started", "updated", "stopped")) {
				for (int actor = 0; actor < FITTING; actor++) {
					known.take(
							new ActorAnswer.Actor(1, change, new ActorEntry("x:" + actor, LONG, LONG, "active", null)));
				}
			}
		}
		assertThat(known.all()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"type\":\"complete\",\"id\":1,\"status\":\"done\"}", "{\"type\":\"actor\",\"id\":1}" })
	void whoseAnswersCannotBeReadIsToldToStop(String answer) {
		Heard heard = new Heard();
		this.asked.directory(ALL, heard);
		this.served.hears();
		this.served.answers(answer);
		assertThat(heard.failures).containsExactly("bad-event");
		assertThat(this.served.totals().open(QuestionKind.DIRECTORY)).isZero();
	}

	private int tellOf(String change, int from, int to) {
		for (int i = from; i < to; i++) {
			String sessionId = LONG.substring(8) + (10_000_000 + i);
			this.served.tells("{\"type\":\"actor\",\"id\":1,\"change\":\"" + change + "\",\"actor\":{\"sessionId\":\""
					+ sessionId + "\",\"systemId\":\"" + LONG + "\",\"src\":\"" + LONG + "\",\"status\":\"active\"}}");
			if (i % 500 == 0) {
				this.served.hears();
			}
		}
		this.served.hears();
		return to;
	}

	private static final class Heard implements DirectoryReceiver {

		private final List<String> failures = new ArrayList<>();

		@Override
		public void changed(String change, ActorEntry actor) {
		}

		@Override
		public void end(ActorException failure) {
			this.failures.add(failure.code());
		}

	}

}
