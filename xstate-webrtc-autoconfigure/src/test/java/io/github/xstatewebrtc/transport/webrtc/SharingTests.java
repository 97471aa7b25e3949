package io.github.xstatewebrtc.transport.webrtc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.InvalidIceServerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * One native factory for all that use it, for as long as anybody does.
 */
@Timeout(120)
class SharingTests {

	private final NativeRuntime runtime = new NativeRuntime();

	@Test
	void theLastUserDisposesOfTheNativeFactory() throws Exception {
		assertThat(this.runtime.hasFactory()).isFalse();
		WebRtcTransportFactory idle = newFactory();
		WebRtcTransportFactory one = newFactory();
		WebRtcTransportFactory two = newFactory();
		assertThat(this.runtime.hasFactory()).isFalse();
		Pair pair = new Pair(one, two).connect();
		assertThat(this.runtime.hasFactory()).isTrue();
		one.close();
		assertThat(pair.atAnswerer.closed.get(10, TimeUnit.SECONDS)).isEqualTo("The other side closed the connection");
		idle.close();
		assertThat(this.runtime.hasFactory()).isTrue();
		new Pair(two, two).connect();
		two.close();
		two.close();
		assertThat(this.runtime.hasFactory()).isFalse();
		assertThat(one.status().state()).isEqualTo(NativeStatus.State.LOADED);
	}

	@Test
	void aUserKeepsTheNativeFactoryBetweenItsConnections() throws Exception {
		try (WebRtcTransportFactory factory = newFactory()) {
			new Pair(factory, factory).connect().close();
			assertThat(this.runtime.hasFactory()).isTrue();
		}
		assertThat(this.runtime.hasFactory()).isFalse();
	}

	@Test
	void aClosedFactoryMakesNoMoreConnections() {
		WebRtcTransportFactory factory = newFactory();
		factory.close();
		assertThatExceptionOfType(TransportUnavailableException.class)
			.isThrownBy(() -> factory.create(Role.OFFERER, List.of()))
			.withMessageContaining("closing");
		assertThat(this.runtime.hasFactory()).isFalse();
	}

	@Test
	void aMalformedIceServerIsRefusedBeforeAnythingIsLoaded() {
		try (WebRtcTransportFactory factory = newFactory()) {
			assertThatExceptionOfType(InvalidIceServerException.class).isThrownBy(
					() -> factory.create(Role.OFFERER, List.of(new IceServer(List.of("turn:host"), null, null))));
			assertThat(this.runtime.hasFactory()).isFalse();
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void manyConnectionsLeaveThreadsAndDescriptorsAsTheyWere() throws Exception {
		try (WebRtcTransportFactory factory = newFactory()) {
			for (int i = 0; i < 3; i++) {
				new Pair(factory, factory).connect().close();
			}
			long descriptors = count("/proc/self/fd");
			long threads = count("/proc/self/task");
			for (int i = 0; i < 50; i++) {
				new Pair(factory, factory).connect().close();
			}
			// Compilers and collectors come and go; 50 leaks would be 100 and more.
			assertThat(count("/proc/self/fd")).isLessThanOrEqualTo(descriptors + 8);
			assertThat(count("/proc/self/task")).isLessThanOrEqualTo(threads + 8);
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aFactoryThatHasReceivedTooMuchIsReplacedAndItsConnectionsWithIt() throws Exception {
		NativeRuntime frugal = new NativeRuntime(3);
		long others = signalingThreads();
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, frugal)) {
			Pair busy = new Pair(factory, factory).connect();
			Pair idle = new Pair(factory, factory).connect();
			WebRtcTransportFactory late = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, frugal);
			Pair unopened = new Pair(late, late);
			assertThat(signalingThreads()).isEqualTo(others + 1);
			for (int i = 0; i < 3; i++) {
				assertThat(idle.atAnswerer.closed).isNotDone();
				Pair.send(busy.offerer, LinkChannel.ACTOR, "frame");
				busy.atAnswerer.nextFrame();
			}
			for (RecordingListener listener : List.of(busy.atOfferer, busy.atAnswerer, idle.atOfferer,
					idle.atAnswerer)) {
				assertThat(listener.closed.get(10, TimeUnit.SECONDS)).contains("after so many messages");
			}
			RecordingListener listener = new RecordingListener();
			unopened.offerer.open(listener);
			assertThat(listener.closed.get(10, TimeUnit.SECONDS)).contains("after so many messages");
			late.close();
			assertThat(frugal.hasFactory()).as("none is kept that is worn out").isFalse();
			Pair fresh = new Pair(factory, factory).connect();
			assertThat(signalingThreads()).isEqualTo(others + 1);
			Pair.send(fresh.offerer, LinkChannel.ACTOR, "the new one goes on");
			assertThat(fresh.atAnswerer.nextFrame().text()).isEqualTo("the new one goes on");
		}
		assertThat(signalingThreads()).isEqualTo(others);
	}

	@Test
	void aPortRangeMustMakeSense() {
		for (int[] ports : new int[][] { { 2, 1 }, { 0, 1 }, { 1, 0 }, { -1, 5 }, { 1, 65_536 } }) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new WebRtcSettings(ports[0], ports[1], false, null, RemoteCandidatePolicy.DEFAULT));
		}
	}

	private WebRtcTransportFactory newFactory() {
		return new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, this.runtime);
	}

	private static long signalingThreads() throws IOException {
		try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
			return tasks.filter((task) -> name(task).startsWith("webrtc_jni_sign")).count();
		}
	}

	private static String name(Path task) {
		try {
			return Files.readString(task.resolve("comm"));
		}
		catch (IOException ex) {
			return "gone";
		}
	}

	private static long count(String directory) throws IOException {
		try (Stream<Path> entries = Files.list(Path.of(directory))) {
			return entries.count();
		}
	}

}
