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

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.InvalidIceServerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

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
	void connectionsMoveFromAWornFactoryToTheNextWhileTheyGoOn() throws Exception {
		NativeRuntime frugal = new NativeRuntime(8);
		long others = signalingThreads();
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, frugal)) {
			Pair worn = new Pair(factory, factory).connect();
			exchange(worn, 7);
			assertThat(worn.atOfferer.expiring).isNotDone();
			exchange(worn, 1);
			for (RecordingListener listener : List.of(worn.atOfferer, worn.atAnswerer)) {
				listener.expiring.get(10, TimeUnit.SECONDS);
			}
			Pair fresh = new Pair(factory, factory).connect();
			assertThat(frugal.use()).isEqualTo(new NativeUse(8, 1, 2));
			assertThat(signalingThreads()).isEqualTo(others + 2);
			exchange(worn, 1);
			exchange(fresh, 1);
			worn.close();
			await().until(frugal::use, new NativeUse(10, 1, 1)::equals);
			assertThat(signalingThreads()).isEqualTo(others + 1);
			assertThat(fresh.atOfferer.expiring).isNotDone();
			assertThat(worn.atOfferer.afterTheEnd).isEmpty();
		}
		assertThat(signalingThreads()).isEqualTo(others);
		assertThat(frugal.use()).isEqualTo(new NativeUse(10, 1, 0));
	}

	@Test
	void whoDoesNotMoveIsEndedAQuarterOfTheBudgetLater() throws Exception {
		NativeRuntime frugal = new NativeRuntime(8);
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, frugal)) {
			Pair unopened = new Pair(factory, factory);
			Pair idle = new Pair(factory, factory).connect();
			Pair busy = new Pair(factory, factory).connect();
			exchange(busy, 9);
			assertThat(idle.atAnswerer.closed).isNotDone();
			exchange(busy, 1);
			assertWornOut(idle, busy);
			RecordingListener listener = new RecordingListener();
			unopened.offerer.open(listener);
			assertThat(listener.closed.get(10, TimeUnit.SECONDS)).contains("after so many messages");
		}
	}

	@Test
	void whoDoesNotMoveIsEndedWhenTheNextFactoryWearsOutToo() throws Exception {
		NativeRuntime frugal = new NativeRuntime(4);
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, frugal)) {
			Pair first = new Pair(factory, factory).connect();
			exchange(first, 4);
			Pair second = new Pair(factory, factory).connect();
			exchange(second, 4);
			assertThat(first.atOfferer.closed).isNotDone();
			Pair third = new Pair(factory, factory).connect();
			assertWornOut(first);
			exchange(third, 1);
			await().until(frugal::use, new NativeUse(9, 2, 2)::equals);
			assertThat(second.atOfferer.closed).isNotDone();
		}
	}

	@Test
	void aPeerThatSendsMuchMovesAloneAndWearsOutNobodyElsesFactory() throws Exception {
		NativeRuntime frugal = new NativeRuntime(40, 8);
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, frugal)) {
			TransportFactory toHeavy = factory.forPeer();
			TransportFactory toOther = factory.forPeer();
			Pair light = new Pair(factory.forPeer(), factory.forPeer()).connect();
			Pair first = new Pair(toOther, toHeavy).connect();
			exchange(first, 8);
			assertThat(first.atAnswerer.expiring).isNotDone();
			exchange(first, 1);
			first.atAnswerer.expiring.get(10, TimeUnit.SECONDS);
			Pair second = new Pair(toOther, toHeavy).connect();
			first.close();
			exchange(second, 40);
			second.atAnswerer.expiring.get(10, TimeUnit.SECONDS);
			Pair third = new Pair(toOther, toHeavy).connect();
			second.close();
			exchange(third, 1);
			exchange(light, 8);
			await().until(frugal::use, new NativeUse(58, 1, 2)::equals);
			for (RecordingListener calm : List.of(light.atOfferer, light.atAnswerer, third.atOfferer)) {
				assertThat(calm.expiring).isNotDone();
			}
		}
		assertThat(frugal.hasFactory()).isFalse();
	}

	@Test
	@Limit("frames of one peer that wear out what others use")
	void aPeerThatSendsMuchAndDoesNotMoveIsEndedAlone() throws Exception {
		NativeRuntime frugal = new NativeRuntime(100, 8);
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, frugal)) {
			Pair light = new Pair(factory.forPeer(), factory.forPeer()).connect();
			Pair staying = new Pair(factory.forPeer(), factory.forPeer()).connect();
			exchange(staying, 11);
			assertThat(staying.atAnswerer.closed.get(10, TimeUnit.SECONDS)).contains("sends too much");
			exchange(light, 1);
			assertThat(frugal.use()).isEqualTo(new NativeUse(12, 0, 1));
		}
	}

	@Test
	void aWornFactoryWithoutConnectionsIsNotKept() throws Exception {
		NativeRuntime frugal = new NativeRuntime(1);
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, frugal)) {
			Pair pair = new Pair(factory, factory).connect();
			Pair.send(pair.offerer, LinkChannel.ACTOR, "frame");
			pair.atAnswerer.nextFrame();
			pair.close();
			await().until(frugal::use, new NativeUse(1, 1, 0)::equals);
			assertThat(frugal.hasFactory()).isFalse();
		}
	}

	@Test
	void aPortRangeMustMakeSense() {
		for (int[] ports : new int[][] { { 2, 1 }, { 0, 1 }, { 1, 0 }, { -1, 5 }, { 1, 65_536 } }) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new WebRtcSettings(ports[0], ports[1], false, null, RemoteCandidatePolicy.DEFAULT));
		}
	}

	private static void exchange(Pair pair, int frames) throws Exception {
		for (int i = 0; i < frames; i++) {
			Pair.send(pair.offerer, LinkChannel.ACTOR, "frame");
			assertThat(pair.atAnswerer.nextFrame().text()).isEqualTo("frame");
		}
	}

	private static void assertWornOut(Pair... pairs) throws Exception {
		for (Pair pair : pairs) {
			for (RecordingListener listener : List.of(pair.atOfferer, pair.atAnswerer)) {
				assertThat(listener.closed.get(10, TimeUnit.SECONDS)).contains("after so many messages");
			}
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
