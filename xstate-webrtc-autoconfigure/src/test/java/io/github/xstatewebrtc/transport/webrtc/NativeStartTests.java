package io.github.xstatewebrtc.transport.webrtc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.link.TransportUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How often the native library is set up in one process.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class NativeStartTests {

	@Test
	@Limit("native factories of one process, each of which leaves two threads and 0.65 MB behind")
	void soManyFactoriesAreStartedAndTheLogSaysInGoodTimeThatThereWillBeNoMore(CapturedOutput output) {
		NativeRuntime runtime = new NativeRuntime();
		NativeFactory factory = runtime.retain(this, null, false);
		NativeStart start = new NativeStart(() -> factory);
		start.load(null);
		for (int i = 0; i < NativeStart.MOST_FACTORIES; i++) {
			start.start(false);
		}
		assertThat(start.status().state()).isEqualTo(NativeStatus.State.LOADED);
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(TransportUnavailableException.class).isThrownBy(() -> start.start(false))
				.withMessageContaining("restart the application");
		}
		assertThat(start.status().state()).isEqualTo(NativeStatus.State.UNAVAILABLE);
		assertThat(start.status().reason()).contains("was set up 1000 times");
		assertThat(output.getAll().lines().filter((line) -> line.contains("WARN"))).satisfiesExactly(
				(early) -> assertThat(early).contains("set up 500 times").contains("restart the application"),
				(late) -> assertThat(late).contains("set up 1000 times").contains("restart the application"));
		CompletableFuture.runAsync(() -> {
			runtime.release(factory);
			runtime.leave(this);
		}, runtime.owner()).orTimeout(10, TimeUnit.SECONDS).join();
	}

	@Test
	void peersThatSendMuchLeaveFactoriesForTheOthers() {
		NativeRuntime runtime = new NativeRuntime();
		NativeFactory factory = runtime.retain(this, null, false);
		NativeStart start = new NativeStart(() -> factory);
		start.load(null);
		for (int i = 0; i < NativeStart.MOST_FOR_HEAVY_PEERS; i++) {
			start.start(true);
		}
		assertThatExceptionOfType(TransportUnavailableException.class).isThrownBy(() -> start.start(true))
			.withMessageContaining("Peers that send much");
		assertThat(start.status().state()).isEqualTo(NativeStatus.State.LOADED);
		assertThat(start.start(false)).isSameAs(factory);
		CompletableFuture.runAsync(() -> {
			runtime.release(factory);
			runtime.leave(this);
		}, runtime.owner()).orTimeout(10, TimeUnit.SECONDS).join();
	}

}
