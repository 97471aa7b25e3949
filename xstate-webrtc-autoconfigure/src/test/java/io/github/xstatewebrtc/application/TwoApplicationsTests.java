package io.github.xstatewebrtc.application;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import reactor.core.publisher.Mono;

import io.github.xstatewebrtc.peer.TestInspector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications in one JVM, which share the native library and nothing else.
 */
@ExtendWith(OutputCaptureExtension.class)
class TwoApplicationsTests {

	@RegisterExtension
	final Applications applications = new Applications();

	@Test
	void oneThatStopsDoesNoHarmToTheOther(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext one = this.applications.start(Application.class);
		ConfigurableApplicationContext two = this.applications.start(Application.class);
		Visitor first = Visitor.all(log).get(0);
		Visitor second = Visitor.all(log).get(1);
		first.isServed("door", "closed");
		try (TestInspector watching = second.inspect()) {
			watching.hears("synced");
			one.close();
			open(two);
			assertThat(watching.hears("@xstate.snapshot").at("/snapshot/value").asString()).isEqualTo("open");
		}
		second.isServed("door", "open");
	}

	@SuppressWarnings("unchecked")
	private static void open(ConfigurableApplicationContext context) {
		StateMachine<String, String> door = context.getBean(StateMachine.class);
		Objects.requireNonNull(door.sendEvent(Mono.just(MessageBuilder.withPayload("OPEN").build())).blockLast());
	}

	@PlainApplication
	static class Application {

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

}
