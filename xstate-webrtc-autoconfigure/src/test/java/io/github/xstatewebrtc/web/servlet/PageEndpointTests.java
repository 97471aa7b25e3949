package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageEndpoint} on a real this.server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageEndpointTests {

	private static final String HOST = "Host: localhost";

	private final TestServer server;

	PageEndpointTests(@TempDir Path directory) throws IOException {
		this.server = new TestServer(new LoopbackGate(false), TestServer.page(directory),
				"server.servlet.context-path=/shop", "spring.mvc.servlet.path=/api");
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void thePageIsServedBelowContextAndServletPath() throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate/");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("<title>Inspector</title>");
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).isEqualToIgnoringCase("text/html;charset=UTF-8"));
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
	}

	@Test
	void thePageIsFencedIn() throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate/");
		assertThat(response.headers().firstValue("Content-Security-Policy"))
			.hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
					+ " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin-allow-popups");
	}

	@Test
	void withoutTheSlashItRedirectsRelatively() throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate?channel=orders");
		assertThat(response.statusCode()).isEqualTo(302);
		String location = response.headers().firstValue("Location").orElseThrow();
		assertThat(location).isEqualTo("xstate/?channel=orders");
		assertThat(response.uri().resolve(location).getPath()).isEqualTo("/shop/api/xstate/");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			gzip, deflate, br, zstd | br   | in brotli
			gzip, deflate           | gzip | in gzip
			GZIP;q=0.5 , br;q=0     | gzip | in gzip
			br; q=0.0, gzip;q=0     |      | export {};
			x-gzip, brotli, *       |      | export {};
			""")
	void anAssetIsSentAsTheBrowserTakesIt(String accepted, @Nullable String coding, String body) throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate/assets/index-1a2b.js", "Accept-Encoding",
				accepted);
		assertThat(response.body()).isEqualTo(body);
		assertThat(response.headers().firstValue("Content-Encoding")).isEqualTo(Optional.ofNullable(coding));
		assertThat(response.headers().firstValue("Vary")).hasValue("Accept-Encoding");
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/javascript"));
	}

	@Test
	void anAssetThatIsNotCompressedIsSentAsItIs() throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate/assets/late-3c4d.js", "Accept-Encoding",
				"br, gzip");
		assertThat(response.body()).isEqualTo("export {};");
		assertThat(response.headers().map()).doesNotContainKey("content-encoding");
	}

	@Test
	void eachFormOfAnAssetHasATagOfItsOwn() throws Exception {
		String path = "/shop/api/xstate/assets/index-1a2b.js";
		String etag = this.server.get(path, "Accept-Encoding", "br").headers().firstValue("ETag").orElseThrow();
		assertThat(this.server.get(path, "Accept-Encoding", "br", "If-None-Match", etag).statusCode()).isEqualTo(304);
		assertThat(this.server.get(path, "If-None-Match", etag).body()).isEqualTo("export {};");
	}

	@Test
	void theClientIsAModuleAndRevalidated() throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate/client/xstate-webrtc.js");
		assertThat(response.body()).isEqualTo("export const join = 1;");
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).isEqualToIgnoringCase("text/javascript;charset=UTF-8"));
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
		String etag = response.headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> again = this.server.get("/shop/api/xstate/client/xstate-webrtc.js", "If-None-Match", etag);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
	}

	@Test
	void aPageOfAnotherOriginThatTheGateGrantsMayLoadTheClient() throws Exception {
		String path = "/shop/api/xstate/client/xstate-webrtc.js";
		HttpResponse<String> response = this.server.get(path, "Origin", "http://localhost:5173");
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://localhost:5173");
		assertThat(response.headers().firstValue("Vary")).hasValue("Origin");
		String etag = response.headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> again = this.server.get(path, "Origin", "http://127.0.0.1:5173", "If-None-Match", etag);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://127.0.0.1:5173");
	}

	@Test
	void aPageOfAnotherOriginMayLoadNothingElse() throws Exception {
		for (String path : List.of("/shop/api/xstate/", "/shop/api/xstate/config.json",
				"/shop/api/xstate/assets/index-1a2b.js")) {
			HttpResponse<String> response = this.server.get(path, "Origin", "http://localhost:5173");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
		}
		assertThat(
				this.server.raw("GET", "/shop/api/xstate/client/xstate-webrtc.js", HOST, "Origin: https://x.example"))
			.startsWith("HTTP/1.1 403")
			.doesNotContain("Access-Control-Allow-Origin");
	}

	@Test
	void withoutAnOriginACacheIsToldThatOthersDiffer() throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate/client/xstate-webrtc.js");
		assertThat(response.headers().firstValue("Vary")).hasValue("Origin");
		assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

	@Test
	void hashedAssetsAreKeptForEver() throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate/assets/index-1a2b.js");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable",
				"max-age=31536000");
	}

	@Test
	void theConfigSaysWhereTheHubIs() throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate/config.json");
		assertThat(response.body()).isEqualTo("{\"channels\":[\"sample-app\"],\"signaling\":\"signaling\","
				+ "\"application\":\"sample-app\",\"peerId\":null}");
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "%252e%252e/secret.txt",
			"assets/../../secret.txt", "..\\secret.txt", "..;/secret.txt", "/etc/passwd", "%2fetc%2fpasswd", "assets",
			"assets/", "missing.js", "index.html%00.js", ".", "..", "client" })
	void nothingElseIsServed(String path) throws IOException {
		String response = this.server.raw("GET", "/shop/api/xstate/" + path, HOST);
		assertThat(response).matches("(?s)HTTP/1\\.1 4\\d\\d .*").doesNotContain("secret\n", "\r\n\r\nsecret", "root:");
	}

	@Test
	void anUnknownFileIsAReadable404() throws Exception {
		HttpResponse<String> response = this.server.get("/shop/api/xstate/assets/gone.js");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).isEqualTo("There is no such file.\n");
	}

	@Test
	void onlyReadingIsAllowed() throws IOException {
		assertThat(this.server.raw("POST", "/shop/api/xstate/", HOST, "Content-Length: 0")).startsWith("HTTP/1.1 405")
			.contains("Allow: GET, HEAD");
		assertThat(this.server.raw("HEAD", "/shop/api/xstate/", HOST)).startsWith("HTTP/1.1 200")
			.contains("Content-Length: 39")
			.endsWith("\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/config.json", "/client/xstate-webrtc.js", "/assets/index-1a2b.js" })
	void theGateStandsBeforeEverything(String path) throws IOException {
		for (List<String> headers : List.of(List.of("Host: evil.example"), List.of(HOST, "X-Forwarded-For: 127.0.0.1"),
				List.of(HOST, "Origin: http://evil.example"),
				List.of("Host: evil.example", "Origin: http://localhost"))) {
			String response = this.server.raw("GET", "/shop/api/xstate" + path, headers.toArray(String[]::new));
			assertThat(response).startsWith("HTTP/1.1 403")
				.containsIgnoringCase("Content-Type: text/plain;charset=UTF-8")
				.contains("Content-Security-Policy:", "xstate.webrtc.access=open");
		}
	}

	@Test
	void whereThePageWasNotBuiltThatIsSaid() throws Exception {
		try (TestServer bare = new TestServer(new OpenGate(List.of()), ClassLoader.getPlatformClassLoader())) {
			HttpResponse<String> response = bare.get("/xstate/");
			assertThat(response.statusCode()).isEqualTo(404);
			assertThat(response.body()).contains("-Dfrontend.skip");
			assertThat(bare.get("/xstate/config.json").statusCode()).isEqualTo(200);
		}
	}

}
