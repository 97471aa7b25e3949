package io.github.xstatewebrtc.application;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.statemachine.StateMachine;
import org.springframework.util.ClassUtils;

import io.github.xstatewebrtc.peer.TestInspector;
import io.github.xstatewebrtc.signaling.ChannelOverview;
import io.github.xstatewebrtc.signaling.SignalingHub;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on the servlet container of the class path, one after the other.
 */
@ExtendWith(OutputCaptureExtension.class)
class ContainerTests {

	@RegisterExtension
	final Applications applications = new Applications();

	private static final String CONTAINER = ClassUtils.isPresent("org.apache.catalina.startup.Tomcat", null) ? "Tomcat"
			: "Jetty";

	@Test
	void anApplicationThatIsWatchedEndsSoon(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext context = this.applications.start(Application.class);
		assertThat(log).contains(CONTAINER + " started on port");
		Visitor visitor = Visitor.following(log);
		visitor.isServed("door", "closed");
		try (TestInspector watching = visitor.inspect()) {
			watching.hears("synced");
			CompletableFuture.runAsync(context::close).get(10, TimeUnit.SECONDS);
			assertThat(watching.ends().message()).isNotEmpty();
		}
	}

	@Test
	void aPeerIsToldThatTheApplicationStops(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext context = this.applications.start(Application.class);
		try (SilentPeer peer = new SilentPeer(Visitor.following(log).page().resolve("signaling"))) {
			CompletableFuture.runAsync(context::close).get(10, TimeUnit.SECONDS);
			assertThat(peer.readToTheClose()).isEqualTo(1001);
			assertThat(peer.reason()).isEqualTo("the application stops");
		}
	}

	@Test
	void aPeerIsPingedAndItsAnswerKeepsIt(CapturedOutput log) throws Exception {
		this.applications.start(Application.class, "xstate.webrtc.signaling.heartbeat=1s");
		Visitor.following(log).staysThrough(3);
	}

	@Test
	void aPeerThatAnswersNoPingIsCut(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext context = this.applications.start(Application.class,
				"xstate.webrtc.signaling.heartbeat=1s");
		try (SilentPeer peer = new SilentPeer(Visitor.following(log).page().resolve("signaling"))) {
			assertThat(peer.readToTheClose()).isEqualTo(1001);
			assertThat(peer.pings()).isEqualTo(2);
			assertThat(context.getBean(SignalingHub.class).channels()).filteredOn((it) -> it.label().equals("asleep"))
				.flatExtracting(ChannelOverview::members)
				.extracting(ChannelOverview.Member::connected)
				.containsExactly(false);
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
