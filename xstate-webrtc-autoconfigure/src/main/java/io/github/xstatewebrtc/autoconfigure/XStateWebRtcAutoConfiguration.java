package io.github.xstatewebrtc.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.statemachine.StateMachine;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.capture.ValueSanitizer;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.enums.EnumStatechartAdapter;
import io.github.xstatewebrtc.statechart.spring.LateStateMachines;
import io.github.xstatewebrtc.statechart.spring.SpringStatemachineAdapter;
import io.github.xstatewebrtc.statechart.spring.StateMachineDetector;
import io.github.xstatewebrtc.statechart.squirrel.SquirrelAdapter;
import io.github.xstatewebrtc.statechart.stateless4j.Stateless4jAdapter;

/**
 * Auto-configuration that makes an application's statecharts actors which can be
 * inspected. Whether anybody can reach them is the business of
 * {@link XStateWebRtcServletAutoConfiguration} and
 * {@link XStateWebRtcPeerAutoConfiguration}.
 */
@AutoConfiguration
@ConditionalOnClass(name = "tools.jackson.databind.json.JsonMapper")
@ConditionalOnBooleanProperty(name = "xstate.webrtc.enabled", matchIfMissing = true)
@EnableConfigurationProperties(XStateWebRtcProperties.class)
public final class XStateWebRtcAutoConfiguration {

	@Bean
	static UnknownPropertiesCheck xstateUnknownPropertiesCheck(Environment environment) {
		return new UnknownPropertiesCheck(environment);
	}

	@Bean
	static AheadOfTimeCheck xstateAheadOfTimeCheck(Environment environment) {
		return new AheadOfTimeCheck(environment);
	}

	@Bean
	@Lazy(false)
	SettingsMapper xstateWebRtcSettings(XStateWebRtcProperties properties, Environment environment) {
		return new SettingsMapper(properties, environment);
	}

	@Bean
	XStateWebRtcThreads xstateWebRtcThreads() {
		return new XStateWebRtcThreads();
	}

	@Bean
	@ConditionalOnMissingBean
	LocalActorSystem xstateActorSystem() {
		return new LocalActorSystem();
	}

	@Bean
	@ConditionalOnMissingBean
	StatechartRegistry xstateStatechartRegistry(LocalActorSystem system,
			ObjectProvider<StatechartAdapter<?>> adapters) {
		return new StatechartRegistry(system, adapters.orderedStream().toList());
	}

	@Bean
	EnumStatechartAdapter xstateEnumStatechartAdapter() {
		return new EnumStatechartAdapter();
	}

	@Bean
	static StatechartBeans xstateStatechartBeans(ConfigurableListableBeanFactory beans,
			ObjectProvider<StatechartRegistry> registry, ObjectProvider<StatechartAdapter<?>> adapters) {
		return new StatechartBeans(beans, registry, adapters);
	}

	@Bean
	@Lazy(false)
	HubAbsenceNotice xstateHubAbsenceNotice(ObjectProvider<SignalingHub> hub, LocalActorSystem system) {
		return new HubAbsenceNotice(hub, system);
	}

	/**
	 * Shows the actors.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "xstate.webrtc.inspection.enabled", matchIfMissing = true)
	@ConditionalOnMissingBean(InspectionBridge.class)
	static class InspectionConfiguration {

		@Bean
		InspectionBridge xstateInspectionBridge(SettingsMapper settings, XStateWebRtcThreads threads,
				ObjectProvider<ValueSanitizer> sanitizers) {
			return new InspectionBridge(settings.inspection(sanitizers.orderedStream().toList()), threads.encoder());
		}

		@Bean
		@Lazy(false)
		InspectionAttachment xstateInspectionAttachment(InspectionBridge bridge, LocalActorSystem system) {
			return new InspectionAttachment(bridge, system);
		}

	}

	/**
	 * Finds the statecharts of Spring Statemachine.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(StateMachine.class)
	static class SpringStatemachineConfiguration {

		@Bean
		SpringStatemachineAdapter xstateSpringStatemachineAdapter(ConfigurableListableBeanFactory beans) {
			return new SpringStatemachineAdapter(beans);
		}

		@Bean
		@Lazy(false)
		StateMachineDetector xstateStateMachineDetector(StatechartRegistry registry,
				ConfigurableListableBeanFactory beans) {
			return new StateMachineDetector(registry, beans);
		}

		@Bean
		static LateStateMachines xstateLateStateMachines(ObjectProvider<StateMachineDetector> detector) {
			return new LateStateMachines(detector);
		}

	}

	/**
	 * Knows the statecharts of squirrel-foundation.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.squirrelframework.foundation.fsm.StateMachine")
	static class SquirrelConfiguration {

		@Bean
		SquirrelAdapter xstateSquirrelAdapter() {
			return new SquirrelAdapter();
		}

	}

	/**
	 * Knows the statecharts of stateless4j.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "com.github.oxo42.stateless4j.StateMachine")
	static class Stateless4jConfiguration {

		@Bean
		Stateless4jAdapter xstateStateless4jAdapter() {
			return new Stateless4jAdapter();
		}

	}

}
