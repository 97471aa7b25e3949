package io.github.xstatewebrtc.application.security;

import java.math.BigDecimal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionRecorder;
import io.github.xstatewebrtc.inspection.RecordedEvent;
import io.github.xstatewebrtc.web.servlet.TestSocket;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guide's applications do what it says of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideApplicationTests {

	private final ConfigurableApplicationContext guide = RunningApplication.authenticated(GuideApplication.class,
			"xstate.webrtc.permissions.inspect=ROLE_OPERATOR");

	private final ConfigurableApplicationContext tenants = RunningApplication.authenticated(TenantsApplication.class);

	@AfterAll
	void stop() {
		this.guide.close();
		this.tenants.close();
	}

	@Test
	void aMachineThatIsNoBeanIsRegisteredByHand() {
		assertThat(this.guide.getBean(LocalActorSystem.class).find("@lift")).isNotNull();
	}

	@Test
	void anAnnotatedMemberIsMasked() {
		try (InspectionRecorder recorder = InspectionRecorder.of(this.guide.getBean(LocalActorSystem.class),
				this.guide.getBean(InspectionBridge.class))) {
			GuideApplication.Lift lift = this.guide.getBean(GuideApplication.Lift.class);
			lift.pay(new GuideApplication.Payment("card", BigDecimal.TEN, "Ada"));
			lift.call();
			assertThat(recorder.events("lift")).last()
				.extracting(RecordedEvent::context)
				.asString()
				.contains("method=card", "cardholder=******")
				.doesNotContain("Ada");
		}
	}

	@Test
	void thePageIsForThoseWhoLogIn() throws Exception {
		assertThat(new Person(this.guide).get("/xstate/").statusCode()).isEqualTo(401);
		assertThat(new Person(this.guide).get("/xstate/config.json", "Authorization", Person.basic("ada")).statusCode())
			.isEqualTo(200);
	}

	@Test
	void aTokenThatTheApplicationMintsLetsItsHolderWatch() throws Exception {
		String token = new Person(this.guide).get("/watch-token", "Authorization", Person.basic("bob")).body();
		TestSocket device = new Person(this.guide).signaling();
		JsonNode joined = joinWith(device, "orders", token).hears("joined");
		assertThat(joined.path("permissions")).extracting(JsonNode::asString).containsExactly("inspect");
		assertThat(joined.path("expiresAt").isString()).isTrue();
	}

	@Test
	void itIsGoodForOneChannelOnly() throws Exception {
		String token = new Person(this.guide).get("/watch-token", "Authorization", Person.basic("bob")).body();
		TestSocket device = new Person(this.guide).signaling();
		assertThat(joinWith(device, "stock", token).hears("error").path("code").asString()).isEqualTo("forbidden");
	}

	@Test
	void withoutATokenADeviceIsRefused() throws Exception {
		TestSocket device = new Person(this.guide).signaling().join("orders");
		assertThat(device.hears("error").path("code").asString()).isEqualTo("unauthorized");
	}

	@Test
	void tenantsJoinTheirOwnChannelsAndDoNotMeet() throws Exception {
		assertThat(as("bob").join("assets").hears("error").path("message").asString()).contains("another tenant");
		String ada = as("ada").join("shared").hears("joined").path("peerId").asString();
		JsonNode second = as("ada").join("shared").hears("joined");
		assertThat(second.path("peers")).extracting((peer) -> peer.path("peerId").asString()).contains(ada);
		JsonNode bob = as("bob").join("shared").hears("joined");
		assertThat(bob.path("peers")).isEmpty();
	}

	private TestSocket as(String name) {
		return new Person(this.tenants).signaling("Authorization", Person.basic(name));
	}

	private static TestSocket joinWith(TestSocket socket, String channel, String token) {
		return socket.say("{'type':'join','channel':'" + channel + "','token':'" + token
				+ "','peer':{'name':'board','kind':'device'}}");
	}

}
