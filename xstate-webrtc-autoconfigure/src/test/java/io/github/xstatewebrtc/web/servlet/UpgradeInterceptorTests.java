package io.github.xstatewebrtc.web.servlet;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UpgradeInterceptor}. Jetty itself turns away a handshake by POST.
 */
class UpgradeInterceptorTests {

	private final UpgradeInterceptor interceptor = new UpgradeInterceptor(new OpenGate(List.of()));

	@ParameterizedTest
	@CsvSource({ "GET,websocket,true", "GET,WebSocket,true", "GET,h2c,false", "GET,,false", "POST,websocket,false" })
	void onlyAGetThatAsksForAWebSocketIsAHandshake(String method, @Nullable String upgrade, boolean passes)
			throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/xstate/signaling");
		if (upgrade != null) {
			request.addHeader("Upgrade", upgrade);
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		assertThat(this.interceptor.preHandle(request, response, this)).isEqualTo(passes);
		assertThat(response.getStatus()).isEqualTo(passes ? 200 : 426);
	}

}
