package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ManualTimers;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.SignalingSession;
import io.github.xstatewebrtc.signaling.TestAdmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * Tests for {@link SignalingWebSocketHandler}.
 */
class SignalingWebSocketHandlerTests {

	private static final TextMessage JOIN = new TextMessage(
			"{\"type\":\"join\",\"channel\":\"orders\",\"peer\":{\"name\":\"a\",\"kind\":\"b\"}}");

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private final ManualTimers timers = new ManualTimers();

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), this.timers);

	private final SignalingWebSocketHandler handler = new SignalingWebSocketHandler(this.hub, new OpenSockets(),
			new SessionSockets(), 65_536, HEARTBEAT, this.timers, Runnable::run);

	@Test
	void whoWasRefusedIsNotHeard() throws IOException {
		WebSocketSession session = session(new AccessDecision.Refused(ErrorCode.FORBIDDEN, "Not you."));
		this.handler.afterConnectionEstablished(session);
		this.handler.handleMessage(session, JOIN);
		this.handler.afterConnectionClosed(session, CloseStatus.POLICY_VIOLATION);
		verify(session)
			.sendMessage(new TextMessage("{\"type\":\"error\",\"code\":\"forbidden\",\"message\":\"Not you.\"}"));
		verify(session).close(new CloseStatus(1008, "forbidden"));
		assertThat(this.hub.sessionCount()).isZero();
		assertThat(this.hub.channels()).isEmpty();
	}

	@Test
	void aSocketThatNoGateHasJudgedIsNotServed() {
		WebSocketSession session = session(null);
		assertThatIllegalStateException().isThrownBy(() -> this.handler.afterConnectionEstablished(session))
			.withMessageContaining("gate");
	}

	@Test
	void aPeerThatAnswersPingsStays() throws IOException {
		WebSocketSession session = joined();
		for (int i = 0; i < 10; i++) {
			this.timers.pass(HEARTBEAT);
			this.handler.handleMessage(session, new PongMessage());
		}
		ArgumentCaptor<WebSocketMessage<?>> sent = ArgumentCaptor.captor();
		verify(session, atLeast(1)).sendMessage(sent.capture());
		assertThat(sent.getAllValues()).filteredOn(PingMessage.class::isInstance).hasSize(10);
		assertThat(isConnected()).isTrue();
	}

	@Test
	void aPeerThatDoesNotAnswerIsClosedAndSuspended() throws IOException {
		WebSocketSession session = joined();
		this.timers.pass(HEARTBEAT.multipliedBy(3));
		verify(session).close(new CloseStatus(1001, "no answer to pings"));
		assertThat(isConnected()).isFalse();
	}

	@Test
	void aPeerWhoseSocketIsCutIsSuspended() {
		WebSocketSession session = joined();
		this.handler.afterConnectionClosed(session, CloseStatus.NO_CLOSE_FRAME);
		assertThat(isConnected()).isFalse();
		assertThat(this.hub.sessionCount()).isZero();
	}

	@Test
	void aPeerThatSaysThatItGoesAwayIsGoneSoonerThanOneThatIsCut() throws IOException {
		WebSocketSession session = joined();
		this.handler.afterConnectionClosed(session, CloseStatus.GOING_AWAY);
		this.timers.pass(Duration.ofSeconds(10));
		assertThat(this.hub.channels()).isEmpty();
	}

	@Test
	void aPeerThatDoesNotAnswerHasNotSaidThatItGoesAway() throws IOException {
		WebSocketSession session = joined();
		willAnswer((closing) -> {
			this.handler.afterConnectionClosed(session, closing.getArgument(0));
			return null;
		}).given(session).close(any());
		this.timers.pass(HEARTBEAT.multipliedBy(3));
		this.timers.pass(Duration.ofSeconds(29));
		assertThat(this.hub.channels()).isNotEmpty();
	}

	@Test
	void aNewcomerIsNotClosedForTheSizeOfTheChannel() throws IOException {
		String services = "{\"systemId\":\"" + "s".repeat(230) + "\"},";
		String join = "{\"type\":\"join\",\"channel\":\"large\",\"peer\":{\"name\":\"a\",\"kind\":\"b\",\"services\":["
				+ services.repeat(30).substring(0, services.length() * 30 - 1) + "]}}";
		for (int i = 0; i < 700; i++) {
			this.hub.connect(new Deaf(), Caller.anonymous(EnumSet.allOf(Permission.class))).receive(join);
		}
		Queue<Runnable> sending = new ArrayDeque<>();
		SignalingWebSocketHandler busy = new SignalingWebSocketHandler(this.hub, new OpenSockets(),
				new SessionSockets(), 65_536, HEARTBEAT, this.timers, sending::add);
		WebSocketSession session = session(new AccessDecision.Granted(EnumSet.allOf(Permission.class)));
		busy.afterConnectionEstablished(session);
		busy.handleMessage(session, new TextMessage(JOIN.getPayload().replace("orders", "large")));
		for (Runnable task = sending.poll(); task != null; task = sending.poll()) {
			task.run();
		}
		verify(session, never()).close(any());
		ArgumentCaptor<WebSocketMessage<?>> sent = ArgumentCaptor.captor();
		verify(session, atLeast(1)).sendMessage(sent.capture());
		List<JsonNode> messages = sent.getAllValues()
			.stream()
			.map((message) -> ProtocolJson.mapper().readTree(String.valueOf(message.getPayload())))
			.toList();
		assertThat(messages.stream().mapToInt((message) -> message.path("peers").size()).sum()).isEqualTo(700);
		assertThat(messages).extracting((message) -> message.path("more").asBoolean())
			.containsOnlyOnce(false)
			.endsWith(false);
	}

	private boolean isConnected() {
		return this.hub.channels().get(0).members().get(0).connected();
	}

	private WebSocketSession joined() {
		WebSocketSession session = session(new AccessDecision.Granted(EnumSet.allOf(Permission.class)));
		this.handler.afterConnectionEstablished(session);
		this.handler.handleMessage(session, JOIN);
		assertThat(isConnected()).isTrue();
		return session;
	}

	private static WebSocketSession session(@Nullable AccessDecision decision) {
		Map<String, Object> attributes = new HashMap<>();
		WebSocketSession session = mock();
		given(session.getAttributes()).willReturn(attributes);
		given(session.getAcceptedProtocol()).willReturn("xstate-webrtc.v1");
		if (decision != null) {
			attributes.put(GateHandshakeInterceptor.DECISION, decision);
		}
		return session;
	}

	/**
	 * A session that keeps nothing of what it is sent.
	 */
	private static final class Deaf implements SignalingSession {

		@Override
		public void send(String text) {
		}

		@Override
		public void close(int code, String reason) {
		}

	}

}
