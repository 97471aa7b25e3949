package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.signaling.Caller;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page and the browser client behind an {@link AuthenticatedGate}, on a real Tomcat.
 */
class PageWithLogInTests {

	private static final CallerResolver BY_HEADER = (request) -> Optional.ofNullable(request.getHeader("X-User"))
		.map((name) -> Caller.user(name, Set.of(), null));

	private TestServer server;

	@BeforeEach
	void start(@TempDir Path directory) throws IOException {
		this.server = new TestServer(
				new AuthenticatedGate(List.of("https://shop.example"), BY_HEADER, "by those who have logged in"),
				TestServer.page(directory));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/xstate", "/xstate/", "/xstate/config.json", "/xstate/assets/index-1a2b.js" })
	void thePageNeedsALogInAndSaysSo(String path) throws Exception {
		HttpResponse<String> refused = this.server.get(path);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).contains("Nobody has logged in", "Log in to the application");
		assertThat(this.server.get(path, "X-User", "ada").statusCode()).isIn(200, 302);
	}

	@Test
	void theClientIsForAllowedPagesWhetherOrNotTheyCanLogIn() throws Exception {
		String client = "/xstate/client/xstate-webrtc.js";
		assertThat(this.server.get(client).statusCode()).isEqualTo(200);
		HttpResponse<String> allowed = this.server.get(client, "Origin", "https://shop.example");
		assertThat(allowed.statusCode()).isEqualTo(200);
		assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
		assertThat(this.server.get(client, "Origin", "http://evil.example").statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/xstate/client/../config.json", "/xstate/client/..%2fconfig.json",
			"/xstate/client%2f..%2fconfig.json", "/xstate/./config.json", "/xstate//config.json",
			"/xstate/client/../index.html" })
	void noDetourByTheClientLeadsToThePage(String path) throws IOException {
		assertThat(this.server.raw("GET", path, "Host: localhost")).doesNotContain("\"channels\"", "Inspector");
	}

}
