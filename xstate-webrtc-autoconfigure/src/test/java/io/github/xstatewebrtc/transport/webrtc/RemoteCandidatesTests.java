package io.github.xstatewebrtc.transport.webrtc;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which of the other side's candidates this machine sends to.
 */
class RemoteCandidatesTests {

	private static final RemoteCandidatePolicy STRICT = new RemoteCandidatePolicy(false, false);

	private final LongAdder refused = new LongAdder();

	@Test
	void aCandidateIsWrittenAnewWithoutWhatIsNotUnderstood() {
		String attribute = "candidate:842163049 1 UDP 1677729535 203.0.113.9 46154 typ srflx raddr 10.0.17.1 rport 50000 "
				+ "generation 0 ufrag 6Eiv network-cost 999 x %n%s";
		assertThat(candidates(RemoteCandidatePolicy.DEFAULT).read(attribute))
			.isEqualTo("candidate:842163049 1 udp 1677729535 203.0.113.9 46154 typ srflx generation 0 ufrag 6Eiv");
		assertThat(this.refused.sum()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "0.1.2.3", "255.255.255.255", "224.0.0.1", "239.255.255.250", "240.0.0.1",
			"169.254.0.1", "169.254.169.254", "192.0.0.192", "100.100.100.200", "168.63.129.16", "::", "ff02::1",
			"fe80::1", "febf::1", "fd00:ec2::254", "::ffff:169.254.169.254", "::ffff:a9fe:a9fe", "::169.254.169.254",
			"64:ff9b::169.254.169.254", "2002:a9fe:a9fe::1", "::ffff:0.0.0.0" })
	void someAddressesAreNeverSentTo(String address) {
		assertThat(candidates(RemoteCandidatePolicy.DEFAULT).read(host(address))).isNull();
		assertThat(this.refused.sum()).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, true, false", "127.1.2.3, true, false", "::1, true, false",
			"::ffff:127.0.0.1, true, false", "10.0.0.1, false, true", "172.16.0.1, false, true",
			"172.31.255.255, false, true", "192.168.1.1, false, true", "100.64.0.1, false, true",
			"100.127.255.255, false, true", "fc00::1, false, true", "fd12:3456::1, false, true", "fec0::1, false, true",
			"64:ff9b::10.0.0.1, false, true", "2002:c0a8:101::1, false, true" })
	void someAreSentToIfThePolicySaysSo(String address, boolean loopback, boolean privateRange) {
		assertThat(candidates(RemoteCandidatePolicy.DEFAULT).read(host(address))).isNotNull();
		assertThat(candidates(STRICT).read(host(address))).isNull();
		assertThat(candidates(new RemoteCandidatePolicy(true, false)).read(host(address)) != null).isEqualTo(loopback);
		assertThat(candidates(new RemoteCandidatePolicy(false, true)).read(host(address)) != null)
			.isEqualTo(privateRange);
	}

	@ParameterizedTest
	@ValueSource(strings = { "203.0.113.9", "8.8.8.8", "172.32.0.1", "172.15.255.255", "100.63.255.255", "100.128.0.1",
			"192.167.1.1", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8" })
	void theInternetIsAlwaysSentTo(String address) {
		assertThat(candidates(STRICT).read(host(address))).isNotNull();
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whatIsNoUdpCandidateWithAnAddressIsRefused(String attribute) {
		assertThat(candidates(RemoteCandidatePolicy.DEFAULT).read(attribute)).isNull();
		assertThat(this.refused.sum()).isOne();
	}

	static Stream<String> refused() {
		return Stream.of("candidate:", "candidate:x", "candidate:%n%n%n%n%n", "candidate:%s%s%s%s",
				"a=candidate:1 1 udp 1 127.0.0.1 1 typ host", "candidate:1 1 udp 1 127.0.0.1 1 typ",
				"candidate:%n 1 udp 1 127.0.0.1 1 typ host", "candidate:1 %n udp 1 127.0.0.1 1 typ host",
				"candidate:1 2 udp 1 127.0.0.1 1 typ host", "candidate:1 1 %n 1 127.0.0.1 1 typ host",
				"candidate:1 1 udp -1 127.0.0.1 1 typ host", "candidate:1 1 udp 4294967296 127.0.0.1 1 typ host",
				"candidate:1 1 udp 99999999999999999999 127.0.0.1 1 typ host",
				"candidate:1 1 udp 1 127.0.0.1 0 typ host", "candidate:1 1 udp 1 127.0.0.1 65536 typ host",
				"candidate:1 1 udp 1 127.0.0.1 1 typ %n", "candidate:1 1 udp 1 metadata.google.internal 80 typ host",
				"candidate:1 1 udp 1 127.1 1 typ host", "candidate:1 1 udp 1 0x7f000001 1 typ host",
				"candidate:1 1 udp 1 2130706433 1 typ host", "candidate:1 1 udp 1 0177.0.0.1 1 typ host",
				"candidate:1 1 udp 1 fe80::1%eth0 1 typ host", "candidate:1 1 udp 1 127.0.0.1 1 typ host generation %n",
				"candidate:\u0000 1 udp 1 127.0.0.1 1 typ host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "candidate:1 1 tcp 1 127.0.0.1 9 typ host tcptype active",
			"candidate:1 1 tcp 1 127.0.0.1 80 typ host tcptype passive",
			"candidate:1 1 udp 1 b0d6c1a3-8d35-4d2f-8f4c-0f1b3c2e9a11.local 1 typ host" })
	void whatBrowsersOfferAndIsOfNoUseHereIsLeftOut(String attribute) {
		assertThat(candidates(RemoteCandidatePolicy.DEFAULT).read(attribute)).isNull();
		assertThat(this.refused.sum()).isZero();
	}

	@Test
	@Limit("candidates of one connection")
	void aLongOneIsRefused() {
		assertThat(candidates(RemoteCandidatePolicy.DEFAULT).read(host("127.0.0.1") + " x".repeat(1_000))).isNull();
	}

	@Test
	@Limit("candidates of one connection")
	void aConnectionHasABoundedNumber() {
		RemoteCandidates candidates = candidates(RemoteCandidatePolicy.DEFAULT);
		for (int i = 0; i < 100; i++) {
			assertThat(candidates.read(host("127.0.0.1"))).isNotNull();
		}
		assertThat(candidates.read(host("127.0.0.1"))).isNull();
		assertThat(this.refused.sum()).isOne();
	}

	@Test
	void aRestartMayBringAQuarterAsManyMore() {
		RemoteCandidates candidates = candidates(RemoteCandidatePolicy.DEFAULT);
		for (int i = 0; i < 200; i++) {
			candidates.read(host("127.0.0.1"));
		}
		candidates.restarted();
		for (int i = 0; i < 25; i++) {
			assertThat(candidates.read(host("127.0.0.1"))).isNotNull();
		}
		assertThat(candidates.read(host("127.0.0.1"))).isNull();
	}

	@Test
	void theEndOfCandidatesIsNoneAndNotCounted() {
		assertThat(candidates(RemoteCandidatePolicy.DEFAULT).read(new IceCandidate("", "0", 0))).isNull();
		assertThat(this.refused.sum()).isZero();
	}

	@Test
	void aCandidateOfAnotherSectionIsRefused() {
		RemoteCandidates candidates = candidates(RemoteCandidatePolicy.DEFAULT);
		assertThat(candidates.read(new IceCandidate(host("127.0.0.1"), "%n", 1))).isNull();
		assertThat(candidates.read(new IceCandidate(host("127.0.0.1"), "%n", null))).isNotNull();
		assertThat(this.refused.sum()).isOne();
	}

	private RemoteCandidates candidates(RemoteCandidatePolicy policy) {
		return new RemoteCandidates(policy, this.refused);
	}

	private static String host(String address) {
		return "candidate:1 1 udp 2122260223 " + address + " 50000 typ host";
	}

}
