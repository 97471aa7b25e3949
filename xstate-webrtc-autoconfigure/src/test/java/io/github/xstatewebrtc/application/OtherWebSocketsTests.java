package io.github.xstatewebrtc.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.statemachine.StateMachine;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications with WebSockets of their own.
 */
@ExtendWith(OutputCaptureExtension.class)
class OtherWebSocketsTests {

	@RegisterExtension
	final Applications applications = new Applications();

	private static final String STOMP_END = "\0";

	@Test
	void anApplicationsOwnHandlerAndOursBothWork(CapturedOutput log) throws Exception {
		this.applications.start(Echo.class);
		Visitor visitor = Visitor.following(log);
		visitor.isServed("door", "closed");
		Client client = Client.of(visitor, "/echo");
		client.says("hello");
		client.hears("hello");
	}

	@Test
	void stompAndOursBothWork(CapturedOutput log) throws Exception {
		this.applications.start(Stomp.class);
		Visitor visitor = Visitor.following(log);
		visitor.isServed("door", "closed");
		Client client = Client.of(visitor, "/stomp");
		client.says("CONNECT\naccept-version:1.2\nhost:localhost\n\n" + STOMP_END);
		client.hears("CONNECTED");
		client.says("SUBSCRIBE\nid:0\ndestination:/topic/doors\nreceipt:subscribed\n\n" + STOMP_END);
		client.says("SEND\ndestination:/app/open\n\nfront" + STOMP_END);
		client.hears("front is open");
		visitor.isServed("door", "closed");
	}

	@Test
	void sockJsAndOursBothWork(CapturedOutput log) throws Exception {
		this.applications.start(Stomp.class);
		Visitor visitor = Visitor.following(log);
		assertThat(visitor.get("/stomp-with-sockjs/info").body()).contains("\"websocket\":true");
		Client client = Client.of(visitor, "/stomp-with-sockjs/000/a1b2c3d4/websocket");
		client.hears("o");
		client.says("[\"CONNECT\\naccept-version:1.2\\nhost:localhost\\n\\n\\u0000\"]");
		client.hears("CONNECTED");
		visitor.isServed("door", "closed");
	}

	@PlainApplication
	@EnableWebSocket
	static class Echo implements WebSocketConfigurer {

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new TextWebSocketHandler() {

				@Override
				protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
					session.sendMessage(message);
				}

			}, "/echo", "/**");
		}

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

	@PlainApplication
	@EnableWebSocketMessageBroker
	@Controller
	static class Stomp implements WebSocketMessageBrokerConfigurer {

		@Override
		public void registerStompEndpoints(StompEndpointRegistry registry) {
			registry.addEndpoint("/stomp");
			registry.addEndpoint("/stomp-with-sockjs").withSockJS();
		}

		@Override
		public void configureMessageBroker(MessageBrokerRegistry registry) {
			registry.enableSimpleBroker("/topic");
			registry.setApplicationDestinationPrefixes("/app");
		}

		@MessageMapping("/open")
		@SendTo("/topic/doors")
		String open(String door) {
			return door + " is open";
		}

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

	private static final class Client implements WebSocket.Listener {

		private final StringBuilder heard = new StringBuilder();

		private WebSocket socket;

		static Client of(Visitor visitor, String path) {
			Client client = new Client();
			URI uri = URI.create(visitor.page().resolve(path).toString().replaceFirst("^http", "ws"));
			client.socket = HttpClient.newHttpClient()
				.newWebSocketBuilder()
				.buildAsync(uri, client)
				.orTimeout(20, TimeUnit.SECONDS)
				.join();
			return client;
		}

		void says(String text) {
			this.socket.sendText(text, true).orTimeout(20, TimeUnit.SECONDS).join();
		}

		void hears(String text) {
			org.awaitility.Awaitility.await().until(() -> {
				synchronized (this.heard) {
					return this.heard.indexOf(text) >= 0;
				}
			});
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			synchronized (this.heard) {
				this.heard.append(data);
			}
			webSocket.request(1);
			return CompletableFuture.completedFuture(null);
		}

	}

}
