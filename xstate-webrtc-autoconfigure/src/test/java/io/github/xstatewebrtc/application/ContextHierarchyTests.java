package io.github.xstatewebrtc.application;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineFactory;

import io.github.xstatewebrtc.statechart.spring.StateMachineDetector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications of several contexts.
 */
@ExtendWith(OutputCaptureExtension.class)
class ContextHierarchyTests {

	@RegisterExtension
	final Applications applications = new Applications();

	@Test
	void aParentsStatechartsAreSeenInAWebChildsPage(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext parent = this.applications.startParent(Statecharts.class);
		this.applications.startChild(parent, Web.class);
		Visitor.following(log).isServed("door", "closed");
	}

	@Test
	void whatAParentStartsLaterIsSeenToo(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext parent = this.applications.startParent(TurnstileFactory.class);
		this.applications.startChild(parent, Web.class);
		StateMachineFactory<?, ?> factory = parent.getBean(StateMachineFactory.class);
		factory.getStateMachine("turnstile-7").startReactively().block();
		Visitor.following(log).isServed("turnstile-7", "LOCKED");
	}

	@Test
	void aParentOutlivesItsChildAndHoldsNothingOfIt(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext parent = this.applications.startParent(TurnstileFactory.class);
		this.applications.startChild(parent, Web.class).close();
		assertThat(((AbstractApplicationContext) parent).getApplicationListeners())
			.noneMatch(StateMachineDetector.class::isInstance);
		StateMachineFactory<?, ?> factory = parent.getBean(StateMachineFactory.class);
		factory.getStateMachine("turnstile-7").startReactively().block();
		this.applications.startChild(parent, Web.class);
		factory.getStateMachine("turnstile-8").startReactively().block();
		Visitor.following(log).isServed("turnstile-8", "LOCKED");
		assertThat(log).doesNotContain("ERROR");
	}

	@Test
	void aParentWithAutoConfigurationOfItsOwnSharesItsActors(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext parent = this.applications.startParent(Everything.class);
		this.applications.startChild(parent, WebWithGate.class);
		Visitor visitor = Visitor.following(log);
		visitor.isServed("door", "closed");
		visitor.sees("gate", "closed");
		assertThat(Visitor.all(log)).hasSize(1);
	}

	@Test
	void siblingsHaveAPageEach(CapturedOutput log) throws Exception {
		ConfigurableApplicationContext parent = this.applications.startParent(Statecharts.class);
		ConfigurableApplicationContext one = this.applications.startChild(parent, Web.class);
		this.applications.startChild(parent, WebWithGate.class);
		assertThat(Visitor.all(log)).hasSize(2);
		Visitor.all(log).get(0).isServed("door", "closed");
		Visitor.all(log).get(1).sees("door", "closed");
		one.close();
		Visitor.all(log).get(1).isServed("gate", "closed");
	}

	@Configuration(proxyBeanMethods = false)
	static class Statecharts {

		@Bean
		StateMachine<String, String> door() {
			return Doors.door();
		}

	}

	@PlainApplication
	static class Everything extends Statecharts {

	}

	@PlainApplication
	static class Web {

	}

	@PlainApplication
	static class WebWithGate {

		@Bean
		StateMachine<String, String> gate() {
			return Doors.door();
		}

	}

}
