package io.github.xstatewebrtc.application.security;

import java.util.concurrent.CompletionException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.source.SourceView;
import io.github.xstatewebrtc.source.Sources;
import io.github.xstatewebrtc.web.servlet.TestSocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who may report actors to an application in which people log in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportingTests {

	private static final String ACTOR = "{'type':'@xstate.actor','sessionId':'x:0','snapshot':{'status':'active'}}";

	private final ConfigurableApplicationContext application = RunningApplication.authenticated(
			DefaultChainApplication.class, "xstate.webrtc.permissions.inspect=ROLE_OPERATOR,ROLE_CLERK",
			"xstate.webrtc.permissions.peers=ROLE_OPERATOR");

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void whoMayBeSeenByOthersReportsActorsUntilTheLogInEnds() throws Exception {
		Person ada = new Person(this.application);
		ada.logsIn("ada");
		TestSocket socket = ada.reporting();
		socket.hears("xstate.inspecting");
		socket.say(ACTOR);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.application.getBean(LocalActorSystem.class).actors())
				.extracting(LocalActor::name)
				.contains("socket/x:0"));
		assertThat(this.application.getBean(Sources.class).open())
			.containsExactly(new SourceView("socket", "ada", "@statelyai/inspect", 1, 1));
		ada.logsOut();
		assertThat(socket.hears("error").path("code").asString()).isEqualTo("unauthorized");
		assertThat(socket.closeCode()).isEqualTo(1008);
		assertThat(this.application.getBean(Sources.class).open()).isEmpty();
	}

	@Test
	void whoMayOnlyInspectReportsNothing() throws Exception {
		TestSocket socket = new Person(this.application).reporting("Authorization", Person.basic("bob"));
		JsonNode error = socket.hears("error");
		assertThat(error.path("code").asString()).isEqualTo("forbidden");
		assertThat(error.path("message").asString()).contains("xstate.webrtc.permissions.peers");
		assertThat(socket.closeCode()).isEqualTo(1008);
	}

	@Test
	void whoHasNotLoggedInIsRefusedByTheChain() {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> new Person(this.application).reporting());
	}

}
