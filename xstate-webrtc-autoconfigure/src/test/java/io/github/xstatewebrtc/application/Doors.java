package io.github.xstatewebrtc.application;

import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;

/**
 * Statecharts with little in them.
 */
final class Doors {

	private Doors() {
	}

	/**
	 * Make a door that is closed and has started.
	 */
	static StateMachine<String, String> door() {
		try {
			StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
			builder.configureConfiguration().withConfiguration().machineId("").autoStartup(true);
			builder.configureStates().withStates().initial("closed").state("open");
			builder.configureTransitions().withExternal().source("closed").target("open").event("OPEN");
			return builder.build();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
