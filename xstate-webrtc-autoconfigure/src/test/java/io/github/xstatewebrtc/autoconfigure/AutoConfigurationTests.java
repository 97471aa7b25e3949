package io.github.xstatewebrtc.autoconfigure;

import java.util.Map;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.statemachine.StateMachine;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actuate.XStateActorsEndpoint;
import io.github.xstatewebrtc.actuate.XStatePeersEndpoint;
import io.github.xstatewebrtc.actuate.XStateWebRtcHealthIndicator;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.source.Sources;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.spring.StateMachineDetector;
import io.github.xstatewebrtc.transport.webrtc.NativeStatus;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;
import io.github.xstatewebrtc.web.servlet.OpenSockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What an application gets, and what it is told.
 */
@ExtendWith(OutputCaptureExtension.class)
class AutoConfigurationTests {

	private static final AutoConfigurations ALL = AutoConfigurations.of(XStateWebRtcAutoConfiguration.class,
			XStateWebRtcServletAutoConfiguration.class, XStateWebRtcPeerAutoConfiguration.class,
			XStateWebRtcActuatorAutoConfiguration.class);

	private static final ActorSnapshot STATE = ActorSnapshot.of(ActorStatus.ACTIVE, "open");

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(ALL)
		.withPropertyValues("spring.application.name=shop",
				"management.endpoints.web.exposure.include=xstatepeers,xstateactors");

	@Test
	void theOwnPeerSaysGoodbyeBeforeTheSocketsOfTheOthersClose() {
		this.web.run((context) -> assertThat(context.getBean(LocalPeerLifecycle.class).getPhase())
			.isGreaterThan(context.getBean(OpenSockets.class).getPhase()));
	}

	@Test
	void aServletApplicationGetsHubPageAndPeer() {
		this.web.run((context) -> {
			assertThat(context).hasSingleBean(SignalingHub.class)
				.hasSingleBean(LocalPeer.class)
				.hasSingleBean(InspectionBridge.class)
				.getBeans(WebSocketHandlerMapping.class)
				.containsOnlyKeys("xstateSignalingHandlerMapping", "xstateInspectHandlerMapping");
			assertThat(context).hasSingleBean(Sources.class)
				.hasSingleBean(XStatePeersEndpoint.class)
				.hasSingleBean(XStateActorsEndpoint.class);
			LocalPeer peer = context.getBean(LocalPeer.class);
			await().until(() -> peer.peerIds().containsKey("shop"));
		});
	}

	@Test
	void nothingNativeIsLoadedBeforeSomebodyConnects() {
		this.web.run((context) -> {
			await().until(() -> !context.getBean(LocalPeer.class).peerIds().isEmpty());
			assertThat(context.getBean(WebRtcTransportFactory.class).status().state())
				.isNotEqualTo(NativeStatus.State.UNAVAILABLE);
			Health health = context.getBean(XStateWebRtcHealthIndicator.class).health();
			assertThat(health).isNotNull();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void disabledItAddsNothing() {
		this.web.withPropertyValues("xstate.webrtc.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LocalActorSystem.class)
				.doesNotHaveBean(SignalingHub.class)
				.doesNotHaveBean(LocalPeer.class)
				.doesNotHaveBean(XStatePeersEndpoint.class));
	}

	@Test
	void withoutAServletStackTheHubIsOffAndSaysSoOnceThereIsSomethingToWatch(CapturedOutput output) {
		new ApplicationContextRunner().withConfiguration(ALL).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(StatechartRegistry.class)
				.doesNotHaveBean(SignalingHub.class)
				.doesNotHaveBean(LocalPeer.class);
			assertThat(output).doesNotContain("Statecharts cannot be watched here");
			LocalActorSystem system = context.getBean(LocalActorSystem.class);
			system.register(actor("door"), STATE);
			system.register(actor("lift"), STATE);
			assertThat(output).containsOnlyOnce("Statecharts cannot be watched here");
		});
	}

	@Test
	void whereThereIsAHubNothingIsSaidToBeMissing(CapturedOutput output) {
		this.web.run((context) -> {
			context.getBean(LocalActorSystem.class).register(actor("door"), STATE);
			assertThat(output).doesNotContain("cannot be watched");
		});
	}

	@Test
	void withoutSpringStatemachineNothingIsDetectedAndNothingFails() {
		this.web.withClassLoader(new FilteredClassLoader(StateMachine.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(StateMachineDetector.class)
				.hasSingleBean(StatechartRegistry.class));
	}

	@Test
	void withoutActuatorThereAreNoEndpoints() {
		this.web
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate", "io.micrometer",
					"org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(LocalPeer.class));
	}

	@Test
	void withoutTheNativeLibrarysClassesTheHubStillWorks() {
		this.web.withClassLoader(new FilteredClassLoader("dev.onvoid.webrtc"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SignalingHub.class)
				.doesNotHaveBean(LocalPeer.class));
	}

	@Test
	void takesNoExecutorsPlace() {
		this.web.run((context) -> assertThat(context.getBeansOfType(Executor.class)).isEmpty());
	}

	@Test
	void inspectionCanBeOff() {
		this.web.withPropertyValues("xstate.webrtc.inspection.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(InspectionBridge.class)
				.hasSingleBean(LocalPeer.class));
	}

	@Test
	void aPeersNameThatTheHubWouldRefuseIsRefused() {
		this.web.withPropertyValues("xstate.webrtc.peer.name=" + "x".repeat(129))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidSettingException.class,
						(ex) -> assertThat(ex.property()).isEqualTo("xstate.webrtc.peer.name")));
	}

	@Test
	void anApplicationsNameMakesALabelWhateverItIs() {
		this.web.withPropertyValues("spring.application.name=acme/shop (test)").run((context) -> {
			assertThat(context).hasNotFailed();
			await().until(() -> context.getBean(LocalPeer.class).peerIds().containsKey("acme-shop -test"));
		});
	}

	@Test
	void theInstanceIsNamedWithoutAskingTheNetwork() {
		this.web.withPropertyValues("HOSTNAME=host-12")
			.run((context) -> assertThat(context.getBean(SettingsMapper.class).peer().instance()).isEqualTo("host-12"));
	}

	@Test
	void aTypeToMaskThatThereIsNotIsWarnedOfOnce(CapturedOutput output) {
		this.web.withPropertyValues("xstate.webrtc.inspection.types-to-mask=java.util.UUID,com.acme.Ibann")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("com.acme.Ibann").doesNotContain("java.util.UUID");
	}

	@Test
	void secretsOfTurnServersStandInNoText() {
		this.web
			.withPropertyValues("xstate.webrtc.ice.turn.urls=turn:turn.example", "xstate.webrtc.ice.turn.secret=s3cr3t",
					"xstate.webrtc.ice.servers[0].urls=turn:other.example", "xstate.webrtc.ice.servers[0].username=me",
					"xstate.webrtc.ice.servers[0].credential=s3cr3t")
			.run((context) -> assertThat(context.getBean(XStateWebRtcProperties.class).toString())
				.contains("turn.example")
				.doesNotContain("s3cr3t"));
	}

	@Test
	void secretsOfTurnServersStandInNoMessage() {
		this.web
			.withPropertyValues("xstate.webrtc.ice.servers[0].urls=turn:turn.example",
					"xstate.webrtc.ice.servers[0].username=", "xstate.webrtc.ice.servers[0].credential=s3cr3t")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("s3cr3t")));
	}

	private static ActorRegistration actor(String name) {
		return new ActorRegistration(name, null, name, Map::of, () -> STATE);
	}

}
