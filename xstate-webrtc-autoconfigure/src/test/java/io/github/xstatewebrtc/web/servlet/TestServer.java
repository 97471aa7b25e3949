package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;

/**
 * An application on a real servlet container, bound to loopback: the one on the class
 * path.
 */
final class TestServer implements AutoCloseable {

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	/** One thread, for which no socket may wait. */
	private final ExecutorService sender = Executors.newSingleThreadExecutor();

	private final SignalingHub hub;

	private final ConfigurableApplicationContext context;

	TestServer(AccessGate gate, ClassLoader page, String... properties) {
		this(gate, page, ResumeTokens.ofThisProcess(), properties);
	}

	TestServer(AccessGate gate, ClassLoader page, ResumeTokens tokens, String... properties) {
		Timers timers = Timers.on(this.timer);
		HubSettings settings = HubSettings.defaults();
		this.hub = new SignalingHub(settings, IceServers.of(List.of()), tokens, TestAdmission.byHandshake(), timers);
		OpenSockets sockets = new OpenSockets();
		SignalingWebSocketHandler handler = new SignalingWebSocketHandler(this.hub, sockets, new SessionSockets(),
				settings.maxMessageBytes(), Duration.ofSeconds(15), timers, this.sender);
		BasePath basePath = new BasePath("/xstate");
		PageConfig config = new PageConfig(List.of("sample-app"), "signaling", "sample-app", null);
		ApplicationContextInitializer<GenericApplicationContext> beans = (context) -> {
			context.registerBean("sockets", OpenSockets.class, () -> sockets);
			context.registerBean("signaling", WebSocketHandlerMapping.class,
					() -> SignalingEndpoint.mapping(basePath, handler, gate));
			context.registerBean("page", SimpleUrlHandlerMapping.class,
					() -> PageEndpoint.mapping(basePath, () -> config, gate, page));
		};
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.initializers(beans)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.web.resources.add-mappings=false",
					"spring.main.banner-mode=off")
			.properties(properties)
			.run();
	}

	/**
	 * Lay a page out as the frontend build does.
	 */
	static ClassLoader page(Path directory) throws IOException {
		Path root = directory.resolve("META-INF/xstate-webrtc");
		Files.createDirectories(root.resolve("assets"));
		Files.createDirectories(root.resolve("client"));
		Files.writeString(root.resolve("index.html"), "<!doctype html><title>Inspector</title>");
		Files.writeString(root.resolve("assets/index-1a2b.js"), "export {};");
		Files.writeString(root.resolve("assets/index-1a2b.js.gz"), "in gzip");
		Files.writeString(root.resolve("assets/index-1a2b.js.br"), "in brotli");
		Files.writeString(root.resolve("assets/late-3c4d.js"), "export {};");
		Files.writeString(root.resolve("client/xstate-webrtc.js"), "export const join = 1;");
		Files.writeString(directory.resolve("META-INF/secret.txt"), "secret");
		return new URLClassLoader(new URL[] { directory.toUri().toURL() }, null);
	}

	SignalingHub hub() {
		return this.hub;
	}

	int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	URI uri(String path) {
		return URI.create("http://localhost:" + port() + path);
	}

	HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
		return HttpClient.newHttpClient()
			.send(((headers.length > 0) ? request.headers(headers) : request).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	/**
	 * Send a request that no well-behaved client sends.
	 * @return the whole answer, up to the server's closing of the connection
	 */
	String raw(String method, String path, String... headers) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
			String request = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
					+ "\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Send a forged handshake.
	 * @return the answer up to a text in it
	 */
	String rawUntil(String end, String path, String... headers) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
			socket.setSoTimeout(20_000);
			String request = "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			StringBuilder answer = new StringBuilder();
			while (answer.indexOf(end) < 0) {
				int next = socket.getInputStream().read();
				if (next < 0) {
					throw new AssertionError("The answer ended without '" + end + "': " + answer);
				}
				answer.append((char) next);
			}
			return answer.toString();
		}
	}

	@Override
	public void close() {
		stop();
	}

	void stop() {
		this.context.close();
		this.hub.close();
		this.timer.shutdownNow();
		this.sender.shutdownNow();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration
	static class Application {

	}

}
