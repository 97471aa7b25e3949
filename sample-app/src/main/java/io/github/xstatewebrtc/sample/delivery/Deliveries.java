package io.github.xstatewebrtc.sample.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineFactory;
import org.springframework.stereotype.Component;

import io.github.xstatewebrtc.sample.order.Courier;
import io.github.xstatewebrtc.sample.order.Order;

/**
 * The deliveries that are not closed yet: each starts with its order's parcel and is let
 * go when it has ended.
 */
@Component
public class Deliveries implements Courier, DisposableBean {

	private final Map<String, StateMachine<DeliveryState, DeliveryEvent>> running = new ConcurrentHashMap<>();

	private final StateMachineFactory<DeliveryState, DeliveryEvent> factory;

	Deliveries(StateMachineFactory<DeliveryState, DeliveryEvent> factory) {
		this.factory = factory;
	}

	@Override
	public void take(Order order) {
		StateMachine<DeliveryState, DeliveryEvent> machine = this.factory.getStateMachine("delivery-" + order.id());
		Parcel parcel = new Parcel(order.id(), order.customer(), 0);
		machine.getExtendedState().getVariables().put(DeliveryRules.PARCEL, parcel);
		this.running.put(order.id(), machine);
		machine.startReactively().subscribe();
	}

	@Override
	public boolean hasHandedOver(Order order) {
		StateMachine<DeliveryState, DeliveryEvent> machine = this.running.get(order.id());
		return machine == null || machine.isComplete() || machine.getState().getId() == DeliveryState.HANDED_OVER;
	}

	/**
	 * The deliveries that are not closed.
	 * @return a copy
	 */
	Collection<StateMachine<DeliveryState, DeliveryEvent>> running() {
		return List.copyOf(this.running.values());
	}

	/**
	 * Let go of the deliveries that have ended.
	 */
	void forgetClosed() {
		this.running.values().removeIf(StateMachine::isComplete);
	}

	@Override
	public void destroy() {
		this.running.values().forEach((machine) -> machine.stopReactively().block());
		this.running.clear();
	}

}
