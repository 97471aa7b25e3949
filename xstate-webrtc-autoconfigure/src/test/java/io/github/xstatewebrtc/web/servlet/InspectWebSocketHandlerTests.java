package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.ManualTimers;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.source.SourceAccess;
import io.github.xstatewebrtc.source.SourceEnd;
import io.github.xstatewebrtc.source.Sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

/**
 * Tests for {@link InspectWebSocketHandler}.
 */
class InspectWebSocketHandlerTests {

	private static final TextMessage REGISTER = new TextMessage("{\"type\":\"service.register\",\"sessionId\":\"x:0\","
			+ "\"id\":\"toggle\",\"state\":\"{\\\"value\\\":\\\"off\\\"}\"}");

	private final ManualTimers timers = new ManualTimers();

	private final LocalActorSystem system = new LocalActorSystem();

	private final Sources sources = new Sources(this.system,
			new SourceAccess(List.of("shop"), TestAdmission.byHandshake()), this.timers);

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.sources.totals());

	@Test
	@Limit("what waits for such a socket that is read slowly")
	void whoDoesNotReadItsEventsIsClosed() throws IOException {
		Queue<Runnable> sending = new ArrayDeque<>();
		WebSocketSession session = open("", sending::add);
		LocalActor toggle = this.system.actors().iterator().next();
		for (int i = 0; i < 5; i++) {
			toggle.receive(ActorEvent.of("T", Map.of("text", "x".repeat(1024 * 1024))), () -> true);
		}
		for (Runnable task = sending.poll(); task != null; task = sending.poll()) {
			task.run();
		}
		verify(session).close(new CloseStatus(1008, "reads too slowly"));
	}

	@ParameterizedTest
	@CsvSource({ "'',socket/toggle", "?name=cart,cart/toggle", "?a=b&name=cart-2.x_Y,cart-2.x_Y/toggle",
			"?other=cart,socket/toggle" })
	void theAddressSaysUnderWhichNameActorsStand(String query, String name) {
		open(query, Runnable::run);
		assertThat(this.system.actors()).extracting(LocalActor::name).containsExactly(name);
	}

	@ParameterizedTest
	@CsvSource({ "?name=", "?name=a/b", "?name=a%0Ab", "?name=%2A" })
	void aNameThatCouldBeMistakenIsRefused(String query) throws IOException {
		WebSocketSession session = open(query, Runnable::run);
		assertThat(this.system.actors()).isEmpty();
		verify(session).close(
				new CloseStatus(1008, "bad-message: The 'name' in the address must be 1 to 64 of A-Z a-z 0-9 . _ -"));
		assertThat(this.sources.totals().ended(SourceEnd.BAD_MESSAGE)).isEqualTo(1);
	}

	@Test
	void whoHasNotLoggedInIsToldSo() throws IOException {
		WebSocketSession session = session("");
		decide(session, new AccessDecision.Unauthenticated("Log in first."));
		verify(session).sendMessage(
				new TextMessage("{\"type\":\"error\",\"code\":\"unauthorized\",\"message\":\"Log in first.\"}"));
		verify(session).close(new CloseStatus(1008, "unauthorized: Log in first."));
		assertThat(this.sources.totals().ended(SourceEnd.UNAUTHORIZED)).isEqualTo(1);
	}

	@Test
	void whomTheGateRefusesIsToldSoAndCounted() throws IOException {
		WebSocketSession session = session("?name=a%0Ab");
		decide(session, new AccessDecision.Refused(ErrorCode.FORBIDDEN, "Come from this machine."));
		verify(session).close(new CloseStatus(1008, "forbidden: Come from this machine."));
		assertThat(this.sources.totals().ended(SourceEnd.FORBIDDEN)).isEqualTo(1);
	}

	private void decide(WebSocketSession session, AccessDecision decision) {
		session.getAttributes().put(GateHandshakeInterceptor.DECISION, decision);
		handler(Runnable::run).afterConnectionEstablished(session);
	}

	private WebSocketSession open(String query, Executor sender) {
		WebSocketSession session = session(query);
		session.getAttributes()
			.put(GateHandshakeInterceptor.DECISION, new AccessDecision.Granted(EnumSet.allOf(Permission.class)));
		InspectWebSocketHandler handler = handler(sender);
		handler.afterConnectionEstablished(session);
		handler.handleMessage(session, REGISTER);
		return session;
	}

	private InspectWebSocketHandler handler(Executor sender) {
		return new InspectWebSocketHandler(this.sources, new OpenSockets(), new SessionSockets(),
				Duration.ofSeconds(15), this.timers, sender);
	}

	private static WebSocketSession session(String query) {
		Map<String, Object> attributes = new HashMap<>();
		WebSocketSession session = mock();
		given(session.getAttributes()).willReturn(attributes);
		given(session.getUri()).willReturn(URI.create("ws://localhost/xstate/inspect" + query));
		return session;
	}

}
