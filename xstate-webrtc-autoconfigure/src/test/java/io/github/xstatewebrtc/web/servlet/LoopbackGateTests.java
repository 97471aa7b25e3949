package io.github.xstatewebrtc.web.servlet;

import java.util.EnumSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoopbackGate}, clause by clause.
 */
class LoopbackGateTests {

	private final LoopbackGate gate = new LoopbackGate(false);

	@Test
	void whoSitsAtThisMachineMayDoEverything() {
		assertThat(this.gate.check(request())).isEqualTo(new AccessDecision.Granted(EnumSet.allOf(Permission.class)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.255.0.9", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1" })
	void aLoopbackAddressMayComeIn(String address) {
		MockHttpServletRequest request = request();
		request.setRemoteAddr(address);
		assertThat(this.gate.check(request)).isInstanceOf(AccessDecision.Granted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.168.1.7", "10.0.0.1", "128.0.0.1", "2001:db8::1", "::ffff:10.0.0.1", "0.0.0.0", "::",
			"localhost", "127.0.0.1.evil.example", "127.0.0.256", "" })
	void anotherAddressMayNot(String address) {
		MockHttpServletRequest request = request();
		request.setRemoteAddr(address);
		assertRefused(request, "another machine");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:80", "localhost:8080", "127.0.0.1", "127.1.2.3:8080", "[::1]",
			"[::1]:8080" })
	void aHostThatNamesLoopbackMayComeIn(String host) {
		assertThat(this.gate.check(request(host))).isInstanceOf(AccessDecision.Granted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "localhost.evil.example", "evil.example:8080", "localhost.",
			"127.0.0.1.nip.io", "126.0.0.1", "[::2]", "[::1]evil", "localhost@evil.example", "localhost:80@evil",
			"localhost,evil", "" })
	void anyOtherHostMayNotBecauseOfDnsRebinding(String host) {
		MockHttpServletRequest request = request(host);
		assertRefused(request, "not for localhost");
		request.setServerName("localhost");
		assertRefused(request, "not for localhost");
	}

	@Test
	void aSecondHostMayNotHideBehindTheFirst() {
		MockHttpServletRequest request = request();
		request.addHeader("Host", "evil.example");
		assertRefused(request, "not for localhost");
	}

	@Test
	void aProxyThatAddsNoHeaderBetraysItselfByItsOldHttp() {
		MockHttpServletRequest request = request();
		request.setProtocol("HTTP/1.0");
		assertRefused(request, "HTTP/1.0");
	}

	@Test
	void aRequestWithoutAHostMayNot() {
		MockHttpServletRequest request = request();
		request.removeHeader("Host");
		assertRefused(request, "no 'Host' header");
	}

	@Test
	void http2NamesItsHostElsewhere() {
		MockHttpServletRequest request = request();
		request.removeHeader("Host");
		request.setProtocol("HTTP/2.0");
		assertThat(this.gate.check(request)).isInstanceOf(AccessDecision.Granted.class);
		request.setServerName("evil.example");
		assertRefused(request, "not for localhost");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "http://localhost", "http://localhost:5173", "https://127.0.0.1:8443", "http://[::1]:8080" })
	void anOriginThatNamesLoopbackMayComeIn(String origin) {
		MockHttpServletRequest request = request();
		request.addHeader("Origin", origin);
		assertThat(this.gate.check(request)).isInstanceOf(AccessDecision.Granted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example", "https://localhost.evil.example", "null", "", "localhost",
			"file://localhost", "chrome-extension://localhost", "http://localhost@evil.example", "http://",
			"http:// x" })
	void anyOtherOriginIsForeign(String origin) {
		MockHttpServletRequest request = request();
		request.addHeader("Origin", origin);
		AccessDecision decision = this.gate.check(request);
		assertThat(decision).isInstanceOfSatisfying(AccessDecision.ForeignOrigin.class,
				(foreign) -> assertThat(foreign.message()).contains("'" + origin + "'", "xstate.webrtc.access=open"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "x-forwarded-proto",
			"X-Forwarded-Anything", "X-Real-IP", "Via", "True-Client-IP", "CF-Connecting-IP" })
	void aForwardingHeaderMayNot(String name) {
		MockHttpServletRequest request = request();
		request.addHeader(name, "127.0.0.1");
		assertRefused(request, "through a proxy");
	}

	@Test
	void aFilterThatHidesForwardingHeadersHidesNothing() {
		MockHttpServletRequest request = request();
		request.addHeader("X-Forwarded-For", "127.0.0.1");
		request.setRemoteAddr("10.0.0.1");
		HttpServletRequest rewritten = new HttpServletRequestWrapper(request()) {

			{
				setRequest(request);
			}

			@Override
			public String getRemoteAddr() {
				return "127.0.0.1";
			}

		};
		assertRefused(rewritten, "through a proxy");
	}

	@Test
	void anAddressThatTomcatsValveHasRewrittenMayNot() {
		MockHttpServletRequest request = request();
		request.setAttribute("org.apache.tomcat.request.forwarded", true);
		assertRefused(request, "RemoteIpValve");
	}

	@Test
	void nobodyMayWhereForwardingHeadersAreBelieved() {
		AccessDecision decision = new LoopbackGate(true).check(request());
		assertThat(decision).isInstanceOfSatisfying(AccessDecision.Refused.class,
				(refused) -> assertThat(refused.message()).contains("server.forward-headers-strategy",
						"xstate.webrtc.access=open"));
	}

	private void assertRefused(HttpServletRequest request, String reason) {
		assertThat(this.gate.check(request)).isInstanceOfSatisfying(AccessDecision.Refused.class, (refused) -> {
			assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
			assertThat(refused.message()).contains(reason, "xstate.webrtc.access=open");
		});
	}

	private static MockHttpServletRequest request() {
		return request("localhost");
	}

	private static MockHttpServletRequest request(String host) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/xstate/");
		request.setRemoteAddr("127.0.0.1");
		request.setServerName(host.replaceAll("(?<=[^:]):\\d+$", ""));
		request.addHeader("Host", host);
		return request;
	}

}
