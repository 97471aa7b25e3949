package io.github.xstatewebrtc.sample.weborder;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineFactory;
import org.springframework.stereotype.Component;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.sample.order.Order;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * Opens a statechart for each order of a browser and keeps it until it has ended.
 */
@Component
public class WebOrders implements DisposableBean {

	private final Map<String, StateMachine<WebOrderState, WebOrderEvent>> running = new ConcurrentHashMap<>();

	private final StateMachineFactory<WebOrderState, WebOrderEvent> factory;

	private final StatechartRegistry statecharts;

	WebOrders(StateMachineFactory<WebOrderState, WebOrderEvent> factory, StatechartRegistry statecharts) {
		this.factory = factory;
		this.statecharts = statecharts;
	}

	/**
	 * Open an order. Does nothing if it is open.
	 * @param order the order
	 * @return the well-known name of its statechart, {@code order-} and the order's id
	 */
	public String open(Order order) {
		return this.running.computeIfAbsent("order-" + order.id(), (name) -> start(name, order)).getId();
	}

	/**
	 * Let the next thing happen to every order that is paid, and let go of those that
	 * have ended.
	 */
	public void step() {
		this.running.values().removeIf(StateMachine::isComplete);
		this.running.values()
			.stream()
			.filter((machine) -> machine.getState().getId() != WebOrderState.PLACED)
			.forEach((machine) -> send(machine, WebOrderEvent.NEXT));
	}

	/**
	 * Give up an order that nobody will pay. Does nothing if it is paid or over.
	 * @param name the well-known name of its statechart
	 */
	public void abandon(String name) {
		StateMachine<WebOrderState, WebOrderEvent> machine = this.running.get(name);
		if (machine != null) {
			send(machine, WebOrderEvent.CANCEL);
		}
	}

	// Through the registry, because its browser may send it events at the same time.
	private void send(StateMachine<WebOrderState, WebOrderEvent> machine, WebOrderEvent event) {
		var unused = this.statecharts.send(machine, ActorEvent.of(event.name(), Map.of("by", Sender.SHOP)));
	}

	private StateMachine<WebOrderState, WebOrderEvent> start(String name, Order order) {
		StateMachine<WebOrderState, WebOrderEvent> machine = this.factory.getStateMachine(name);
		machine.getExtendedState().getVariables().put(WebOrderRules.ORDER, order);
		// What a factory makes has no well-known name by itself.
		this.statecharts.register(machine, name);
		machine.startReactively().block();
		return machine;
	}

	@Override
	public void destroy() {
		this.running.values().forEach((machine) -> machine.stopReactively().block());
		this.running.clear();
	}

}
