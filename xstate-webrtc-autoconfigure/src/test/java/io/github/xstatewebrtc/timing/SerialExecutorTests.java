package io.github.xstatewebrtc.timing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SerialExecutor}.
 */
class SerialExecutorTests {

	private final Queue<Runnable> turns = new ArrayDeque<>();

	private final SerialExecutor serial = new SerialExecutor(this.turns::add);

	private final List<String> done = new ArrayList<>();

	@Test
	void tasksAreDoneInOrderInOneTurn() {
		this.serial.execute(() -> this.done.add("first"));
		this.serial.execute(() -> this.done.add("second"));
		assertThat(this.turns).hasSize(1);
		this.turns.remove().run();
		assertThat(this.done).containsExactly("first", "second");
	}

	@ParameterizedTest
	@ValueSource(classes = { NoClassDefFoundError.class, StackOverflowError.class, IllegalStateException.class })
	void aTaskThatFailsHoldsUpNoOther(Class<? extends Throwable> type) throws ReflectiveOperationException {
		Throwable failure = type.getDeclaredConstructor().newInstance();
		this.serial.execute(() -> SerialExecutorTests.<RuntimeException>fail(failure));
		this.serial.execute(() -> this.done.add("in the same turn"));
		this.turns.remove().run();
		this.serial.execute(() -> this.done.add("in a turn of its own"));
		this.turns.remove().run();
		assertThat(this.done).containsExactly("in the same turn", "in a turn of its own");
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> void fail(Throwable failure) throws E {
		throw (E) failure;
	}

}
