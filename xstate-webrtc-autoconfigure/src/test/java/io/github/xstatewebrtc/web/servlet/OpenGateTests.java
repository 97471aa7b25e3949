package io.github.xstatewebrtc.web.servlet;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenGate}.
 */
class OpenGateTests {

	private final OpenGate gate = new OpenGate(List.of("https://shop.example"));

	@Test
	void whoeverNamesNoOriginMayComeIn() {
		assertThat(this.gate.check(request("http", "10.0.0.1", 80))).isInstanceOf(AccessDecision.Granted.class);
	}

	@ParameterizedTest
	@CsvSource({ "http,app.example,80,http://app.example", "http,app.example,8080,http://app.example:8080",
			"https,app.example,443,https://APP.example", "http,[::1],8080,http://[::1]:8080",
			"http,::1,8080,http://[::1]:8080", "http,app.example,80,https://shop.example" })
	void theSameOrANamedOriginMayComeIn(String scheme, String name, int port, String origin) {
		MockHttpServletRequest request = request(scheme, name, port);
		request.addHeader("Origin", origin);
		assertThat(this.gate.check(request)).isInstanceOf(AccessDecision.Granted.class);
	}

	@ParameterizedTest
	@CsvSource({ "http,app.example,80,http://evil.example", "http,app.example,80,https://app.example",
			"http,app.example,80,http://app.example:81", "http,app.example,80,http://shop.example",
			"http,app.example,80,null", "http,app.example,80,http:// x" })
	void anotherOriginIsForeign(String scheme, String name, int port, String origin) {
		MockHttpServletRequest request = request(scheme, name, port);
		request.addHeader("Origin", origin);
		assertThat(this.gate.check(request)).isInstanceOfSatisfying(AccessDecision.ForeignOrigin.class,
				(foreign) -> assertThat(foreign.message()).contains(origin, "xstate.webrtc.allowed-origins"));
	}

	@ParameterizedTest
	@CsvSource({ "X-Forwarded-Host,proxy.example,https://proxy.example",
			"X-Forwarded-Host,proxy.example:8443,https://proxy.example:8443",
			"X-Forwarded-Port,8443,https://app.example:8443", "Forwarded,host=proxy.example,https://proxy.example" })
	void anOriginThatAProxyCallsTheApplicationsOwnIsRefusedWithTheSettingThatBelievesIt(String header, String value,
			String origin) {
		MockHttpServletRequest request = request("http", "app.example", 8080);
		request.addHeader("Origin", origin);
		if (header.equals("Forwarded")) {
			request.addHeader(header, value + ";proto=https");
		}
		else {
			request.addHeader(header, value);
			request.addHeader("X-Forwarded-Proto", "https");
		}
		assertThat(this.gate.check(request)).isInstanceOfSatisfying(AccessDecision.ForeignOrigin.class,
				(foreign) -> assertThat(foreign.message()).contains("server.forward-headers-strategy"));
	}

	@ParameterizedTest
	@CsvSource({ "X-Forwarded-Host,proxy.example", "X-Forwarded-Host,':::'", "X-Forwarded-Port,x",
			"X-Other,evil.example" })
	void anOriginThatNoProxyVouchesForIsRefusedWithoutThatSetting(String header, String value) {
		MockHttpServletRequest request = request("http", "app.example", 8080);
		request.addHeader("Origin", "http://evil.example");
		request.addHeader(header, value);
		assertThat(this.gate.check(request)).isInstanceOfSatisfying(AccessDecision.ForeignOrigin.class,
				(foreign) -> assertThat(foreign.message()).doesNotContain("server.forward-headers-strategy"));
	}

	@Test
	void anyOriginMayComeInIfThatIsSaid() {
		MockHttpServletRequest request = request("http", "app.example", 80);
		request.addHeader("Origin", "http://evil.example");
		assertThat(new OpenGate(List.of("*")).check(request)).isInstanceOf(AccessDecision.Granted.class);
	}

	@Test
	void whatAStrangerCallsItsOriginIsBoundedAndPrintable() {
		MockHttpServletRequest request = request("http", "app.example", 80);
		request.addHeader("Origin", "http://\u001b[31m\nWARN forged" + "x".repeat(10_000));
		assertThat(this.gate.check(request)).isInstanceOfSatisfying(AccessDecision.ForeignOrigin.class,
				(foreign) -> assertThat(foreign.message()).hasSizeLessThan(500).matches("[ -~]*"));
	}

	private static MockHttpServletRequest request(String scheme, String name, int port) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/xstate/");
		request.setScheme(scheme);
		request.setServerName(name);
		request.setServerPort(port);
		return request;
	}

}
