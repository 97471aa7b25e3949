package io.github.xstatewebrtc.transport.webrtc;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every known way to take the process down by the native library: without the fence it
 * does, through the fence it does not and something is said.
 */
@EnabledOnOs(OS.LINUX)
class FenceTests {

	// SIGABRT and SIGSEGV, as a shell tells them.
	private static final Integer[] DEATHS = { 134, 139 };

	private static final Map<WayToKill, Future<ChildJvm.Result>> unfenced = new EnumMap<>(WayToKill.class);

	// One run for all ways that are the same through the fence.
	private static final Map<WayToKill.Attack, Future<ChildJvm.Result>> fenced = new HashMap<>();

	private static final ExecutorService two = Executors.newFixedThreadPool(2);

	@BeforeAll
	static void attackTwoJvmsAtATime() {
		for (WayToKill way : WayToKill.values()) {
			unfenced.put(way, two.submit(attack(way, "unfenced")));
			fenced.computeIfAbsent(way.fenced(), (same) -> two.submit(attack(way, "fenced")));
		}
	}

	@AfterAll
	static void stop() {
		two.shutdownNow();
	}

	@ParameterizedTest
	@EnumSource
	void withoutTheFenceTheProcessDies(WayToKill way) throws Exception {
		ChildJvm.Result result = Objects.requireNonNull(unfenced.get(way)).get();
		assertThat(result.output()).doesNotContain("SURVIVED");
		assertThat(result.exit()).isIn((Object[]) DEATHS);
	}

	@ParameterizedTest
	@EnumSource
	void throughTheFenceItLivesAndSaysWhy(WayToKill way) throws Exception {
		ChildJvm.Result result = Objects.requireNonNull(fenced.get(way.fenced())).get();
		assertThat(result.output()).contains(way.words(), "SURVIVED");
		assertThat(result.exit()).isZero();
	}

	// A JVM that may not write a core ends with 1 as if it had failed in words: it may,
	// and the shell forbids it. The two variables keep sound from being found.
	private static Callable<ChildJvm.Result> attack(WayToKill way, String how) {
		return () -> ChildJvm
			.withEnvironment(Map.of("PULSE_SERVER", "unix:/nonexistent", "ALSA_CONFIG_PATH", "/nonexistent"))
			.through("sh", "-c", "ulimit -c 0; exec \"$@\"", "sh")
			.option("-XX:+CreateCoredumpOnCrash")
			.option("-XX:-ErrorFileToStdout")
			.option("-XX:ErrorFile=/dev/null")
			.option("-Xmx256m")
			.option("-XX:+UseSerialGC")
			.option("-XX:TieredStopAtLevel=1")
			.option("-Xshare:auto")
			.run(WayToKill.class, way.name(), how);
	}

}
