package io.github.xstatewebrtc.application.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.context.ConfigurableApplicationContext;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.web.servlet.TestSocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Somebody with a browser's cookies.
 */
final class Person {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final URI home;

	Person(ConfigurableApplicationContext application) {
		this.home = URI
			.create("http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port"));
	}

	/** The credentials of one of {@link People}. */
	static String basic(String name) {
		return basic(name, "open " + name);
	}

	static String basic(String name, String password) {
		return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.home.resolve(path));
		return this.http.send(((headers.length > 0) ? request.headers(headers) : request).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.home.resolve(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString());
	}

	void logsIn(String name) throws IOException, InterruptedException {
		HttpResponse<String> answer = post("/login", "username=" + name + "&password=open+" + name + csrf("/login"));
		assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error");
	}

	void logsOut() throws IOException, InterruptedException {
		assertThat(post("/logout", csrf("/logout")).statusCode()).isEqualTo(204);
	}

	private String csrf(String page) throws IOException, InterruptedException {
		Matcher matcher = CSRF.matcher(get(page).body());
		return matcher.find() ? "&_csrf=" + URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8) : "";
	}

	boolean hasSession() {
		return this.cookies.getCookieStore().getCookies().stream().anyMatch((it) -> it.getName().equals("JSESSIONID"));
	}

	/** Open a signaling socket, with further headers. */
	TestSocket signaling(String... headers) {
		return signalingAt("/xstate/signaling", headers);
	}

	TestSocket signalingAt(String path, String... headers) {
		String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
		all[headers.length] = LinkChannel.PROTOCOL;
		return new TestSocket(this.http, this.home.resolve(path), all);
	}

	/** Open a socket to report actors over, with further headers. */
	TestSocket reporting(String... headers) {
		return new TestSocket(this.http, this.home.resolve("/xstate/inspect"), headers);
	}

	/** The status with which a handshake is refused. */
	int refusedHandshake(String... headers) {
		CompletionException failure = catchThrowableOfType(CompletionException.class, () -> signaling(headers));
		assertThat(failure).as("refused").isNotNull();
		return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
	}

}
