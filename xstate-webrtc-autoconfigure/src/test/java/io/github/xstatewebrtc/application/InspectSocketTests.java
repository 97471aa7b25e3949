package io.github.xstatewebrtc.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.statemachine.StateMachine;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.peer.TestInspector;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.signaling.JoinDecision;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.source.Sources;
import io.github.xstatewebrtc.web.servlet.TestSocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * An application to which others report their actors over plain sockets, on the servlet
 * container of the class path.
 */
@ExtendWith(OutputCaptureExtension.class)
class InspectSocketTests {

	private static final String ACTOR = "{'type':'@xstate.actor','name':'lamp','sessionId':'x:0','definition':'{}'}";

	@RegisterExtension
	final Applications applications = new Applications();

	@Test
	void whatIsReportedIsSeenBesideTheApplicationsOwnStatecharts(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext context = this.applications.start(Application.class);
		Visitor visitor = Visitor.following(log);
		TestSocket socket = open(visitor, "inspect?name=hall");
		socket.hears("xstate.inspecting");
		socket.say(ACTOR).say(snapshot("xstate.init", "off", "hunter2"));
		Awaitility.await().until(() -> context.getBean(LocalActorSystem.class).actors().size() == 2);
		try (TestInspector inspector = visitor.inspect()) {
			ObjectNode actor = inspector.hears("@xstate.actor");
			ObjectNode other = inspector.hears("@xstate.actor");
			ObjectNode lamp = actor.path("name").asString().equals("hall/lamp") ? actor : other;
			assertThat(lamp.path("name").asString()).isEqualTo("hall/lamp");
			assertThat(lamp.at("/snapshot/value").asString()).isEqualTo("off");
			inspector.hears("synced");
			socket.say(snapshot("SWITCH", "on", "hunter2"));
			ObjectNode snapshot = inspector.hears("@xstate.snapshot");
			assertThat(snapshot.at("/snapshot/value").asString()).isEqualTo("on");
			assertThat(snapshot.at("/snapshot/context/password").asString()).isEqualTo("******");
			socket.socket().abort();
			assertThat(inspector.hears("@xstate.snapshot").at("/snapshot/status").asString()).isEqualTo("stopped");
		}
		Awaitility.await().until(() -> context.getBean(Sources.class).open().isEmpty());
	}

	@Test
	void whoIsSentAwayIsToldWhyInTheClose(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext context = this.applications.start(Application.class);
		Visitor visitor = Visitor.following(log);
		assertThat(open(visitor, "inspect").say("nonsense").closeCode()).isEqualTo(1008);
		TestSocket binary = open(visitor, "inspect");
		binary.socket().sendBinary(ByteBuffer.wrap(new byte[] { 1 }), true).join();
		assertThat(binary.closeCode()).isEqualTo(1008);
		String large = "{'type':'@xstate.event','text':'" + "x".repeat(1024 * 1024) + "'}";
		assertThat(open(visitor, "inspect").say(large).closeCode()).isEqualTo(1009);
		TestSocket witness = open(visitor, "inspect");
		witness.hears("xstate.inspecting");
		CompletionException foreign = catchThrowableOfType(CompletionException.class,
				() -> open(visitor, "inspect", "Origin", "http://evil.example"));
		assertThat(((WebSocketHandshakeException) foreign.getCause()).getResponse().statusCode()).isEqualTo(403);
		context.close();
		assertThat(witness.closeCode()).isEqualTo(1001);
	}

	@Test
	void anEventWithTextThatUtf8CannotCarryReachesTheApplicationAllTheSame(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext context = this.applications.start(Application.class);
		TestSocket socket = open(Visitor.following(log), "inspect");
		socket.hears("xstate.inspecting");
		socket.say("{'type':'service.register','sessionId':'x:0','id':'lamp','state':'{\\'value\\':\\'off\\'}'}");
		LocalActorSystem system = context.getBean(LocalActorSystem.class);
		Awaitility.await().until(() -> system.actors().size() == 2);
		system.actors()
			.stream()
			.filter((actor) -> actor.name().equals("socket/lamp"))
			.forEach((actor) -> actor.receive(ActorEvent.of("SAY", Map.of("text", "half \ud83d")), () -> true));
		assertThat(socket.hears("xstate.event").path("event").asString()).contains("half \ufffd");
	}

	@Test
	void whoMayNotReportAnyMoreIsSentAwayAtOnceIfTheHubIsToldSo(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext context = this.applications.start(ApplicationWithRules.class);
		TestSocket socket = open(Visitor.following(log), "inspect");
		socket.hears("xstate.inspecting");
		context.getBean("granted", Set.class).remove(Permission.PEERS);
		context.getBean(SignalingHub.class).reauthorize();
		assertThat(socket.hears("error").path("code").asString()).isEqualTo("forbidden");
		assertThat(socket.closeCode()).isEqualTo(1008);
	}

	@Test
	void whereNothingIsInspectedNobodyReports(CapturedOutput log) {
		this.applications.start(Application.class, "xstate.webrtc.inspection.enabled=false");
		Visitor visitor = Visitor.following(log);
		assertThat(catchThrowableOfType(CompletionException.class, () -> open(visitor, "inspect"))).isNotNull();
	}

	private static TestSocket open(Visitor visitor, String path, String... headers) {
		URI uri = visitor.page().resolve(path);
		return new TestSocket(HttpClient.newHttpClient(), uri, headers);
	}

	private static String snapshot(String event, String value, String password) {
		return "{'type':'@xstate.snapshot','sessionId':'x:0','event':{'type':'" + event
				+ "'},'snapshot':{'status':'active','value':'" + value + "','context':{'password':'" + password
				+ "'}}}";
	}

	@PlainApplication
	static class ApplicationWithRules {

		@Bean
		Set<Permission> granted() {
			return EnumSet.allOf(Permission.class);
		}

		@Bean
		ChannelAuthorizer authorizer(@Qualifier("granted") Set<Permission> granted) {
			return (request) -> new JoinDecision.Granted(EnumSet.copyOf(granted));
		}

	}

	@PlainApplication
	static class Application {

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

}
