package io.github.xstatewebrtc.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads that send numbered messages over one link as fast as they can, whether or
 * not anybody takes them, and the books of what each of them was told.
 */
public final class Producers {

	/** How long one message is, in bytes. */
	public static final int MESSAGE_BYTES = 1024;

	private static final String TYPE = "numbered";

	private final Map<Integer, CompletableFuture<?>> stages = new TreeMap<>();

	private final int threads;

	private final int each;

	public Producers(int threads, int each) {
		this.threads = threads;
		this.each = each;
	}

	/**
	 * Send everything, and wait until every message has its answer.
	 * @param link which gives up what it cannot send, or is given time to send all
	 */
	public void send(Link link) throws Exception {
		List<Thread> producers = new ArrayList<>();
		for (int i = 0; i < this.threads; i++) {
			int first = i * this.each;
			producers.add(new Thread(() -> {
				for (int number = first; number < first + this.each; number++) {
					CompletableFuture<?> stage = link.send(message(number)).toCompletableFuture();
					synchronized (this.stages) {
						this.stages.put(number, stage);
					}
				}
			}));
		}
		producers.forEach(Thread::start);
		for (Thread producer : producers) {
			producer.join();
		}
		CompletableFuture.allOf(this.stages.values().toArray(CompletableFuture[]::new))
			.handle((nothing, failure) -> failure)
			.get(30, TimeUnit.SECONDS);
	}

	/**
	 * Return the number of a message that arrived.
	 * @param message any message
	 * @return its number, {@code null} if it is none of these
	 */
	public static @Nullable Integer number(ObjectNode message) {
		return TYPE.equals(message.path("type").asString("")) ? message.path("number").asInt() : null;
	}

	/**
	 * Return how many messages were reported to their senders as given up.
	 * @return a number of messages
	 */
	public int reported() {
		return failures().size();
	}

	/**
	 * Add up: sent = taken by the other side + reported as not taken, where those of
	 * which the outcome is unknown are one or the other.
	 * @param taken the numbers of the messages in the order in which the other side took
	 * them
	 * @param code why the rest was given up
	 */
	public void assertNoneIsMissing(Collection<Integer> taken, String code) {
		Map<Integer, UndeliveredException> failures = failures();
		assertThat(this.stages).hasSize(this.threads * this.each);
		assertThat(taken).doesNotHaveDuplicates();
		for (int i = 0; i < this.threads; i++) {
			int thread = i;
			assertThat(taken.stream().filter((number) -> number / this.each == thread)).isSorted();
		}
		this.stages.keySet().forEach((number) -> {
			UndeliveredException failure = failures.get(number);
			if (failure == null) {
				assertThat(taken).as("what its sender was told to be taken").contains(number);
			}
			else {
				assertThat(failure.end().code()).isEqualTo(code);
				assertThat(failure.isOutcomeUnknown() || !taken.contains(number)).isTrue();
			}
		});
		assertThat(taken).as("of those that were sent").isSubsetOf(this.stages.keySet());
	}

	private Map<Integer, UndeliveredException> failures() {
		return this.stages.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().isCompletedExceptionally())
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> failure(entry.getValue())));
	}

	private static UndeliveredException failure(CompletableFuture<?> stage) {
		try {
			stage.join();
			throw new IllegalStateException("It did not fail");
		}
		catch (CompletionException ex) {
			return (UndeliveredException) Objects.requireNonNull(ex.getCause());
		}
	}

	private static byte[] message(int number) {
		String begin = "{\"type\":\"" + TYPE + "\",\"number\":" + number + ",\"x\":\"";
		return (begin + "x".repeat(MESSAGE_BYTES - begin.length() - 2) + "\"}").getBytes(StandardCharsets.US_ASCII);
	}

}
