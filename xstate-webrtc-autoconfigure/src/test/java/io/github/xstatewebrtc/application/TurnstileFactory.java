package io.github.xstatewebrtc.application;

import java.util.EnumSet;

import org.springframework.context.annotation.Configuration;
import org.springframework.statemachine.config.EnableStateMachineFactory;
import org.springframework.statemachine.config.EnumStateMachineConfigurerAdapter;
import org.springframework.statemachine.config.builders.StateMachineStateConfigurer;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;

/**
 * Statecharts that are made by a factory and tell the context when they start.
 */
@Configuration
@EnableStateMachineFactory
class TurnstileFactory extends EnumStateMachineConfigurerAdapter<TurnstileFactory.Turnstile, TurnstileFactory.Event> {

	@Override
	public void configure(StateMachineStateConfigurer<Turnstile, Event> states) throws Exception {
		states.withStates().initial(Turnstile.LOCKED).states(EnumSet.allOf(Turnstile.class));
	}

	@Override
	public void configure(StateMachineTransitionConfigurer<Turnstile, Event> transitions) throws Exception {
		transitions.withExternal().source(Turnstile.LOCKED).target(Turnstile.OPEN).event(Event.COIN);
	}

	enum Turnstile {

		LOCKED, OPEN

	}

	enum Event {

		COIN

	}

}
