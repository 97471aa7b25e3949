package io.github.xstatewebrtc.sample.order;

import java.util.random.RandomGenerator;

import org.springframework.context.annotation.Configuration;
import org.springframework.statemachine.config.EnableStateMachine;
import org.springframework.statemachine.config.EnumStateMachineConfigurerAdapter;
import org.springframework.statemachine.config.builders.StateMachineConfigurationConfigurer;
import org.springframework.statemachine.config.builders.StateMachineStateConfigurer;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;
import org.springframework.statemachine.config.configurers.StateConfigurer.History;

import io.github.xstatewebrtc.sample.ShopProperties;
import io.github.xstatewebrtc.sample.order.OrderRules.CallCourier;
import io.github.xstatewebrtc.sample.order.OrderRules.CountRefusal;
import io.github.xstatewebrtc.sample.order.OrderRules.HasItems;
import io.github.xstatewebrtc.sample.order.OrderRules.HasRoom;
import io.github.xstatewebrtc.sample.order.OrderRules.MayAskAgain;
import io.github.xstatewebrtc.sample.order.OrderRules.PutIntoCart;
import io.github.xstatewebrtc.sample.order.OrderRules.TakeNewCart;

/**
 * The statechart of the shop's one till: it deals with one order after the other.
 * <p>
 * Join and history live on different levels, because Spring Statemachine 4.0.2 throws
 * when a join completes in a region that also has a history state.
 */
@Configuration(proxyBeanMethods = false)
@EnableStateMachine(name = "order")
class OrderConfiguration extends EnumStateMachineConfigurerAdapter<OrderState, OrderEvent> {

	private final Customers customers;

	private final Courier courier;

	private final ShopProperties.Order times;

	OrderConfiguration(Courier courier, ShopProperties properties, RandomGenerator chance) {
		this.customers = new Customers(chance);
		this.courier = courier;
		this.times = properties.order();
	}

	@Override
	public void configure(StateMachineConfigurationConfigurer<OrderState, OrderEvent> config) throws Exception {
		config.withConfiguration().machineId("order").autoStartup(true);
	}

	@Override
	public void configure(StateMachineStateConfigurer<OrderState, OrderEvent> states) throws Exception {
		states.withStates()
			.initial(OrderState.CART)
			.stateEntry(OrderState.CART, new TakeNewCart(this.customers))
			.state(OrderState.PLACED)
			.join(OrderState.CLEARED)
			.state(OrderState.PAID)
			.state(OrderState.ON_HOLD)
			.stateEntry(OrderState.SHIPPED, new CallCourier(this.courier))
			.state(OrderState.DELIVERED)
			.state(OrderState.CANCELLED)
			.and()
			.withStates()
			.parent(OrderState.PLACED)
			.region("payment")
			.initial(OrderState.AUTHORIZING)
			.end(OrderState.CAPTURED)
			.and()
			.withStates()
			.parent(OrderState.PLACED)
			.region("stock")
			.initial(OrderState.RESERVING)
			.end(OrderState.RESERVED)
			.and()
			.withStates()
			.parent(OrderState.PAID)
			.initial(OrderState.PICKING)
			.state(OrderState.PACKING)
			.state(OrderState.PACKED)
			.history(OrderState.WHERE_IT_WAS, History.SHALLOW);
	}

	@Override
	public void configure(StateMachineTransitionConfigurer<OrderState, OrderEvent> transitions) throws Exception {
		cart(transitions);
		placed(transitions);
		paid(transitions);
		hold(transitions);
		end(transitions);
	}

	private void cart(StateMachineTransitionConfigurer<OrderState, OrderEvent> transitions) throws Exception {
		transitions.withInternal()
			.source(OrderState.CART)
			.event(OrderEvent.ADD_ITEM)
			.guard(new HasRoom())
			.action(new PutIntoCart(this.customers))
			.and()
			.withExternal()
			.source(OrderState.CART)
			.target(OrderState.PLACED)
			.event(OrderEvent.CHECK_OUT)
			.guard(new HasItems());
	}

	private void placed(StateMachineTransitionConfigurer<OrderState, OrderEvent> transitions) throws Exception {
		transitions.withExternal()
			.source(OrderState.AUTHORIZING)
			.target(OrderState.CAPTURED)
			.event(OrderEvent.PAYMENT_ACCEPTED)
			.and()
			.withExternal()
			.source(OrderState.AUTHORIZING)
			.target(OrderState.AUTHORIZING)
			.event(OrderEvent.PAYMENT_DECLINED)
			.guard(new MayAskAgain())
			.action(new CountRefusal())
			.and()
			.withExternal()
			.source(OrderState.RESERVING)
			.target(OrderState.RESERVED)
			.event(OrderEvent.STOCK_FOUND)
			.and()
			.withJoin()
			.source(OrderState.CAPTURED)
			.source(OrderState.RESERVED)
			.target(OrderState.CLEARED)
			.and()
			.withExternal()
			.source(OrderState.PLACED)
			.target(OrderState.CANCELLED)
			.event(OrderEvent.CANCEL);
	}

	private void paid(StateMachineTransitionConfigurer<OrderState, OrderEvent> transitions) throws Exception {
		// Into the substate by name: an initial transition would leave the history of the
		// order before in place.
		transitions.withExternal()
			.source(OrderState.CLEARED)
			.target(OrderState.PICKING)
			.and()
			.withExternal()
			.source(OrderState.PICKING)
			.target(OrderState.PACKING)
			.event(OrderEvent.PICK)
			.and()
			.withExternal()
			.source(OrderState.PACKING)
			.target(OrderState.PACKED)
			.event(OrderEvent.PACK)
			.and()
			.withExternal()
			.source(OrderState.PACKED)
			.target(OrderState.SHIPPED)
			.event(OrderEvent.SHIP);
	}

	private void hold(StateMachineTransitionConfigurer<OrderState, OrderEvent> transitions) throws Exception {
		transitions.withExternal()
			.source(OrderState.PAID)
			.target(OrderState.ON_HOLD)
			.event(OrderEvent.HOLD)
			.and()
			.withExternal()
			.source(OrderState.ON_HOLD)
			.target(OrderState.WHERE_IT_WAS)
			.event(OrderEvent.RESUME)
			.and()
			.withExternal()
			.source(OrderState.ON_HOLD)
			.target(OrderState.CANCELLED)
			.event(OrderEvent.CANCEL)
			.and()
			.withExternal()
			.source(OrderState.ON_HOLD)
			.target(OrderState.CANCELLED)
			.timerOnce(this.times.holdLimit().toMillis());
	}

	private void end(StateMachineTransitionConfigurer<OrderState, OrderEvent> transitions) throws Exception {
		transitions.withExternal().source(OrderState.SHIPPED).target(OrderState.DELIVERED).event(OrderEvent.DELIVER);
		next(transitions, OrderState.DELIVERED);
		next(transitions, OrderState.CANCELLED);
	}

	private void next(StateMachineTransitionConfigurer<OrderState, OrderEvent> transitions, OrderState end)
			throws Exception {
		transitions.withExternal()
			.source(end)
			.target(OrderState.CART)
			.timerOnce(this.times.pause().toMillis())
			.and()
			.withExternal()
			.source(end)
			.target(OrderState.CART)
			.event(OrderEvent.NEXT_CUSTOMER);
	}

}
