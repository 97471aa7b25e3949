package io.github.xstatewebrtc.transport.webrtc;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What of the other side's description reaches the native library.
 */
class RemoteDescriptionTests {

	private static final String FINGERPRINT = "sha-256 AB" + ":AB".repeat(31);

	static final String OFFER = """
			v=0
			o=mozilla...THIS_IS_SDPARTA-99.0 123 0 IN IP4 0.0.0.0
			s=größe %%n%%n%%n
			t=0 0
			a=fingerprint:%s
			a=group:BUNDLE data
			a=ice-options:trickle
			a=msid-semantic:WMS *
			a=%%n%%s:evil
			m=application 9 UDP/DTLS/SCTP webrtc-datachannel
			c=IN IP4 203.0.113.77
			a=candidate:1 1 udp 1 127.0.0.1 5000 typ host
			a=candidate:2 1 udp 1 169.254.169.254 80 typ host
			a=candidate:%%n
			a=sendrecv
			a=ice-pwd:0123456789abcdef012345
			a=ice-ufrag:abcd
			a=mid:data
			a=setup:actpass
			a=sctp-port:5001
			a=max-message-size:1073741823
			""".formatted(FINGERPRINT).replace("\n", "\r\n");

	private final LongAdder refused = new LongAdder();

	@Test
	void onlyWhatIsUnderstoodIsWritten() {
		RemoteDescription description = read(OFFER);
		assertThat(description.mid()).isEqualTo("data");
		assertThat(description.maxMessageSize()).isEqualTo(262_144);
		assertThat(description.sdp()).isEqualTo("""
				v=0
				o=- 1 1 IN IP4 127.0.0.1
				s=-
				t=0 0
				a=group:BUNDLE data
				m=application 9 UDP/DTLS/SCTP webrtc-datachannel
				c=IN IP4 0.0.0.0
				a=candidate:1 1 udp 1 127.0.0.1 5000 typ host
				a=ice-options:trickle
				a=ice-ufrag:abcd
				a=ice-pwd:0123456789abcdef012345
				a=fingerprint:%s
				a=setup:actpass
				a=mid:data
				a=sctp-port:5001
				a=max-message-size:262144
				""".formatted(FINGERPRINT).replace("\n", "\r\n"));
		assertThat(this.refused.sum()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "a=max-message-size:0, 262144", "a=max-message-size:1024, 1024", "a=max-message-size:65536, 65536",
			"a=x:y, 65536" })
	void theOtherSidesMessageSizeIsKnown(String line, int bytes) {
		assertThat(read(OFFER.replace("a=max-message-size:1073741823", line)).maxMessageSize()).isEqualTo(bytes);
	}

	@ParameterizedTest
	@MethodSource("unusable")
	void whatCannotBeUsedIsRefusedWithASentence(String sdp) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(sdp))
			.satisfies((ex) -> assertThat(ex.getMessage()).startsWith("it").doesNotContain("%"));
	}

	static Stream<String> unusable() {
		return Stream.of("", "%n%n%n%n%s%s%s", "v=0", "v=0\r\n%n", "v=1\r\n" + OFFER.substring(5), "\0".repeat(100),
				OFFER + "a=x:" + "y".repeat(65_536), OFFER.replaceAll("m=.*\r\n", ""),
				OFFER + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", OFFER + OFFER.substring(OFFER.indexOf("m=")),
				OFFER.replace("m=application 9", "m=application 0"),
				OFFER.replace("m=application 9", "m=application %n"),
				OFFER.replace("m=application 9", "m=application 99999999"), OFFER.replace("UDP/DTLS/SCTP", "RTP/AVP"),
				OFFER.replace("webrtc-datachannel", "%n"), OFFER.replaceAll("a=ice-ufrag.*\r\n", ""),
				OFFER.replaceAll("a=ice-pwd.*\r\n", ""), OFFER.replaceAll("a=setup.*\r\n", ""),
				OFFER.replaceAll("a=fingerprint.*\r\n", ""), OFFER.replace("sha-256 AB", "sha-256 %n"),
				OFFER.replace("sha-256 AB:", "sha-256 "), OFFER.replace("sha-256", "sha-1"),
				OFFER.replace("ice-ufrag:abcd", "ice-ufrag:%n%n"), OFFER.replace("ice-ufrag:abcd", "ice-ufrag:abc"),
				OFFER.replace("ice-pwd:0", "ice-pwd:"), OFFER.replace("ice-pwd:0", "ice-pwd:%n"),
				OFFER.replace("ice-pwd:0", "ice-pwd:" + "0".repeat(256)), OFFER.replace("mid:data", "mid:%n"),
				OFFER.replace("mid:data", "mid:" + "d".repeat(33)), OFFER.replace("setup:actpass", "setup:holdconn"),
				OFFER.replace("sctp-port:5001", "sctp-port:0"), OFFER.replace("sctp-port:5001", "sctp-port:65536"),
				OFFER.replace("sctp-port:5001", "sctp-port:-1"), OFFER.replace("1073741823", "1023"),
				OFFER.replace("1073741823", "-1"), OFFER.replace("1073741823", "9".repeat(19)));
	}

	private RemoteDescription read(String sdp) {
		return RemoteDescription.read(sdp, new RemoteCandidates(RemoteCandidatePolicy.DEFAULT, this.refused));
	}

}
