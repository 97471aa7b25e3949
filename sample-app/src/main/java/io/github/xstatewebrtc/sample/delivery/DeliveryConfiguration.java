package io.github.xstatewebrtc.sample.delivery;

import org.springframework.context.annotation.Configuration;
import org.springframework.statemachine.config.EnableStateMachineFactory;
import org.springframework.statemachine.config.EnumStateMachineConfigurerAdapter;
import org.springframework.statemachine.config.builders.StateMachineStateConfigurer;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;

import io.github.xstatewebrtc.sample.ShopProperties;
import io.github.xstatewebrtc.sample.delivery.DeliveryRules.CountRing;
import io.github.xstatewebrtc.sample.delivery.DeliveryRules.MayRingAgain;

/**
 * The factory of the statecharts that deliveries are.
 */
@Configuration(proxyBeanMethods = false)
@EnableStateMachineFactory(name = "deliveryFactory")
class DeliveryConfiguration extends EnumStateMachineConfigurerAdapter<DeliveryState, DeliveryEvent> {

	private final ShopProperties.Delivery times;

	DeliveryConfiguration(ShopProperties properties) {
		this.times = properties.delivery();
	}

	@Override
	public void configure(StateMachineStateConfigurer<DeliveryState, DeliveryEvent> states) throws Exception {
		states.withStates()
			.initial(DeliveryState.WAITING)
			.state(DeliveryState.ON_THE_ROAD)
			.state(DeliveryState.HANDED_OVER)
			.end(DeliveryState.CLOSED)
			.and()
			.withStates()
			.parent(DeliveryState.ON_THE_ROAD)
			.initial(DeliveryState.DEPOT)
			.state(DeliveryState.VAN)
			.state(DeliveryState.DOORSTEP);
	}

	@Override
	public void configure(StateMachineTransitionConfigurer<DeliveryState, DeliveryEvent> transitions) throws Exception {
		transitions.withExternal()
			.source(DeliveryState.WAITING)
			.target(DeliveryState.ON_THE_ROAD)
			.event(DeliveryEvent.COLLECT)
			.and()
			.withExternal()
			.source(DeliveryState.DEPOT)
			.target(DeliveryState.VAN)
			.event(DeliveryEvent.LOAD)
			.and()
			.withExternal()
			.source(DeliveryState.VAN)
			.target(DeliveryState.DOORSTEP)
			.event(DeliveryEvent.RING)
			.and()
			.withExternal()
			.source(DeliveryState.DOORSTEP)
			.target(DeliveryState.VAN)
			.event(DeliveryEvent.NOBODY_HOME)
			.guard(new MayRingAgain())
			.action(new CountRing())
			.and()
			.withExternal()
			.source(DeliveryState.DOORSTEP)
			.target(DeliveryState.HANDED_OVER)
			.event(DeliveryEvent.HAND_OVER)
			.and()
			.withExternal()
			.source(DeliveryState.HANDED_OVER)
			.target(DeliveryState.CLOSED)
			.timerOnce(this.times.returnWindow().toMillis());
	}

}
