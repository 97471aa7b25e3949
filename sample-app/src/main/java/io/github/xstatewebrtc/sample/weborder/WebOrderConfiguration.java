package io.github.xstatewebrtc.sample.weborder;

import org.springframework.context.annotation.Configuration;
import org.springframework.statemachine.config.EnableStateMachineFactory;
import org.springframework.statemachine.config.EnumStateMachineConfigurerAdapter;
import org.springframework.statemachine.config.builders.StateMachineStateConfigurer;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;

import io.github.xstatewebrtc.sample.weborder.WebOrderRules.IsByTheShop;
import io.github.xstatewebrtc.sample.weborder.WebOrderRules.IsPaidInFull;

/**
 * The statechart of an order that a cart in a browser has placed.
 */
@Configuration(proxyBeanMethods = false)
@EnableStateMachineFactory(name = "webOrderFactory")
class WebOrderConfiguration extends EnumStateMachineConfigurerAdapter<WebOrderState, WebOrderEvent> {

	@Override
	public void configure(StateMachineStateConfigurer<WebOrderState, WebOrderEvent> states) throws Exception {
		states.withStates()
			.initial(WebOrderState.PLACED)
			.state(WebOrderState.PAID)
			.state(WebOrderState.PACKED)
			.state(WebOrderState.SHIPPED)
			.end(WebOrderState.DELIVERED)
			.end(WebOrderState.CANCELLED);
	}

	@Override
	public void configure(StateMachineTransitionConfigurer<WebOrderState, WebOrderEvent> transitions) throws Exception {
		transitions.withExternal()
			.source(WebOrderState.PLACED)
			.target(WebOrderState.PAID)
			.event(WebOrderEvent.PAY)
			.guard(new IsPaidInFull())
			.and()
			.withExternal()
			.source(WebOrderState.PLACED)
			.target(WebOrderState.CANCELLED)
			.event(WebOrderEvent.CANCEL);
		next(transitions, WebOrderState.PAID, WebOrderState.PACKED);
		next(transitions, WebOrderState.PACKED, WebOrderState.SHIPPED);
		next(transitions, WebOrderState.SHIPPED, WebOrderState.DELIVERED);
	}

	private static void next(StateMachineTransitionConfigurer<WebOrderState, WebOrderEvent> transitions,
			WebOrderState from, WebOrderState to) throws Exception {
		transitions.withExternal().source(from).target(to).event(WebOrderEvent.NEXT).guard(new IsByTheShop());
	}

}
