package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the native library leaks stays within a budget, and no message is lost while its
 * factories and connections are replaced. Small here; {@code mvn -Pendurance -pl
 * xstate-webrtc-autoconfigure -Dfrontend.skip test} sends a million messages over 300
 * reconnections.
 */
@EnabledOnOs(OS.LINUX)
class EnduranceTests {

	private static final boolean FULL = Boolean.getBoolean("endurance");

	private static final long MESSAGES = FULL ? 1_000_000 : 40_000;

	private static final long RECONNECTIONS = FULL ? 300 : 10;

	private static final long FACTORY_BUDGET = FULL ? 100_000 : 4_000;

	// Frames that a factory has received and not yet been disposed of with, on each side,
	// and what the garbage collector may find on the way.
	private static final long HEAP_KIB = 2 * 88 * FACTORY_BUDGET / 1024 + 1_536;

	// Compiled code, pools of the C library.
	private static final long WARM_UP_KIB = FULL ? 16 * 1024L : 32 * 1024L;

	private static final long KIB_A_CONNECTION = 128;

	@Test
	void memoryStaysWithinItsBudgetAndEveryMessageArrivesOnceAndInOrder() throws Exception {
		ChildJvm.Result result = ChildJvm.plain()
			.option("-Xms64m")
			.option("-Xmx64m")
			.option("-XX:+AlwaysPreTouch")
			.option("-XX:+UseSerialGC")
			.option("-XX:TieredStopAtLevel=1")
			.within(FULL ? 1_200 : 60)
			.run(Endure.class, "" + MESSAGES, "" + RECONNECTIONS, "" + FACTORY_BUDGET);
		assertThat(result.output()).contains("DONE").doesNotContain("FAULT");
		List<Map<String, Long>> checkpoints = result.output()
			.lines()
			.filter((line) -> line.startsWith("checkpoint "))
			.map(EnduranceTests::figures)
			.toList();
		Map<String, Long> warm = checkpoints.get(checkpoints.size() / 5);
		Map<String, Long> last = checkpoints.get(checkpoints.size() - 1);
		assertThat(last).containsEntry("messages", MESSAGES);
		assertThat(figure(last, "reconnections")).isEqualTo(RECONNECTIONS);
		assertThat(figure(last, "moves")).isGreaterThanOrEqualTo(MESSAGES / FACTORY_BUDGET / 2);
		assertThat(checkpoints.subList(checkpoints.size() / 5, checkpoints.size()))
			.allSatisfy((checkpoint) -> assertThat(figure(checkpoint, "heapKiB"))
				.isLessThan(figure(warm, "heapKiB") + HEAP_KIB));
		long made = figure(last, "connections") - figure(warm, "connections");
		assertThat(figure(last, "residentKiB") - figure(warm, "residentKiB"))
			.isLessThan(WARM_UP_KIB + made * KIB_A_CONNECTION);
	}

	private static long figure(Map<String, Long> checkpoint, String name) {
		return Objects.requireNonNull(checkpoint.get(name), name);
	}

	private static Map<String, Long> figures(String line) {
		return Stream.of(line.split(" "))
			.skip(1)
			.map((figure) -> figure.split("="))
			.collect(Collectors.toMap((figure) -> figure[0], (figure) -> Long.valueOf(figure[1])));
	}

}
