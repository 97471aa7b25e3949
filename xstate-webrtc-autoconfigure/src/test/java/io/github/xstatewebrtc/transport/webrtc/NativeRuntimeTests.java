package io.github.xstatewebrtc.transport.webrtc;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A native library that loads and does not start.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class NativeRuntimeTests {

	private final Queue<Throwable> failures = new ArrayDeque<>();

	private final NativeRuntime runtime = new NativeRuntime(() -> {
		Throwable failure = this.failures.poll();
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure instanceof RuntimeException exception) {
			throw exception;
		}
		return new NativeFactory(100);
	});

	@Test
	void theStatusSaysWhyAndTheLogSaysItOnce(CapturedOutput output) {
		this.failures.add(new NoSuchMethodError("of another version"));
		this.failures.add(new IllegalStateException("no thread left"));
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, this.runtime)) {
			for (String reason : List.of("of another version", "no thread left")) {
				assertThatExceptionOfType(TransportUnavailableException.class)
					.isThrownBy(() -> factory.create(Role.OFFERER, List.of()))
					.withMessageContaining("does not start")
					.withMessageContaining(reason);
				assertThat(factory.status().state()).isEqualTo(NativeStatus.State.UNAVAILABLE);
				assertThat(factory.status().reason()).contains("does not start").contains(reason);
			}
			assertThat(output.getAll().lines().filter((line) -> line.contains("WARN"))).singleElement()
				.asString()
				.contains("of another version");
			factory.create(Role.OFFERER, List.of()).close();
			assertThat(factory.status().state()).isEqualTo(NativeStatus.State.LOADED);
			assertThat(factory.status().reason()).isNull();
		}
	}

}
