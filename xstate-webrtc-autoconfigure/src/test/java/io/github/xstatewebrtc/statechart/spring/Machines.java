package io.github.xstatewebrtc.statechart.spring;

import java.util.EnumSet;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.guard.Guard;
import reactor.core.publisher.Mono;

/**
 * Machines as applications write them.
 */
final class Machines {

	private Machines() {
	}

	enum Order {

		CART, PAID, SHIPPED

	}

	enum OrderEvent {

		PAY, SHIP, CANCEL

	}

	static StateMachine<Order, OrderEvent> order() throws Exception {
		StateMachineBuilder.Builder<Order, OrderEvent> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("order-7");
		builder.configureStates()
			.withStates()
			.initial(Order.CART)
			.states(EnumSet.allOf(Order.class))
			.end(Order.SHIPPED);
		builder.configureTransitions()
			.withExternal()
			.source(Order.CART)
			.target(Order.PAID)
			.event(OrderEvent.PAY)
			.guard(new EnoughMoney<>())
			.action(new Charge<>())
			.and()
			.withInternal()
			.source(Order.PAID)
			.event(OrderEvent.CANCEL)
			.and()
			.withExternal()
			.source(Order.PAID)
			.target(Order.SHIPPED)
			.event(OrderEvent.SHIP);
		return builder.build();
	}

	static StateMachine<String, String> nested() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("nested");
		builder.configureStates()
			.withStates()
			.initial("cart")
			.state("paid", new Charge<>(), null)
			.and()
			.withStates()
			.parent("paid")
			.initial("packing")
			.state("waiting")
			.history("back", org.springframework.statemachine.config.configurers.StateConfigurer.History.SHALLOW);
		builder.configureTransitions()
			.withExternal()
			.source("cart")
			.target("paid")
			.event("PAY")
			.and()
			.withExternal()
			.source("packing")
			.target("waiting")
			.event("PACKED")
			.and()
			.withExternal()
			.source("paid")
			.target("cart")
			.event("REFUND")
			.and()
			.withExternal()
			.source("cart")
			.target("back")
			.event("RESUME")
			.and()
			.withHistory()
			.source("back")
			.target("packing");
		return builder.build();
	}

	static StateMachine<String, String> parallel() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("parallel");
		builder.configureStates()
			.withStates()
			.initial("ready")
			.fork("split")
			.state("working")
			.join("joined")
			.state("finished")
			.and()
			.withStates()
			.parent("working")
			.region("money")
			.initial("unpaid")
			.end("paid")
			.and()
			.withStates()
			.parent("working")
			.region("goods")
			.initial("packing")
			.end("packed");
		builder.configureTransitions()
			.withExternal()
			.source("ready")
			.target("split")
			.event("GO")
			.and()
			.withFork()
			.source("split")
			.target("working")
			.and()
			.withExternal()
			.source("unpaid")
			.target("paid")
			.event("PAY")
			.and()
			.withExternal()
			.source("packing")
			.target("packed")
			.event("PACK")
			.and()
			.withJoin()
			.source("working")
			.target("joined")
			.and()
			.withExternal()
			.source("joined")
			.target("finished");
		return builder.build();
	}

	static StateMachine<String, String> twoRegions() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("regions");
		builder.configureStates()
			.withStates()
			.initial("on")
			.state("off")
			.and()
			.withStates()
			.initial("loud")
			.state("quiet");
		builder.configureTransitions()
			.withExternal()
			.source("on")
			.target("off")
			.event("SWITCH")
			.and()
			.withExternal()
			.source("loud")
			.target("quiet")
			.event("HUSH");
		return builder.build();
	}

	static StateMachine<String, String> timer() throws Exception {
		return timer(20);
	}

	static StateMachine<String, String> timer(long pause) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("timer");
		builder.configureStates().withStates().initial("waiting").state("late");
		builder.configureTransitions().withExternal().source("waiting").target("late").timerOnce(pause);
		return builder.build();
	}

	static StateMachine<String, String> choice(Guard<String, String> guard) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("choice");
		builder.configureStates().withStates().initial("asked").choice("which").state("a.b#c").state("other");
		builder.configureTransitions()
			.withExternal()
			.source("asked")
			.target("which")
			.event("ANSWER")
			.and()
			.withChoice()
			.source("which")
			.first("a.b#c", guard)
			.last("other")
			.and()
			.withExternal()
			.source("other")
			.target("other")
			.event("AGAIN");
		return builder.build();
	}

	static StateMachine<String, String> failing() throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("failing");
		builder.configureStates().withStates().initial("one").state("two").state("three");
		builder.configureTransitions().withExternal().source("one").target("two").event("BREAK").action((context) -> {
			throw new IllegalStateException("broken");
		}).and().withExternal().source("one").target("three").event("GO");
		return builder.build();
	}

	static void start(StateMachine<?, ?> machine) {
		machine.startReactively().block();
	}

	static void stop(StateMachine<?, ?> machine) {
		machine.stopReactively().block();
	}

	static <E> void send(StateMachine<?, E> machine, E event) {
		machine.sendEvent(Mono.just(MessageBuilder.withPayload(event).build())).blockLast();
	}

	static <E> void send(StateMachine<?, E> machine, E event, String header, @Nullable Object value) {
		machine.sendEvent(Mono.just(MessageBuilder.withPayload(event).setHeader(header, value).build())).blockLast();
	}

	/**
	 * An action with a name.
	 *
	 * @param <S> the type of states
	 * @param <E> the type of events
	 */
	static final class Charge<S, E> implements Action<S, E> {

		@Override
		public void execute(org.springframework.statemachine.StateContext<S, E> context) {
			context.getExtendedState().getVariables().put("charged", true);
		}

	}

	/**
	 * A guard with a name.
	 *
	 * @param <S> the type of states
	 * @param <E> the type of events
	 */
	static final class EnoughMoney<S, E> implements Guard<S, E> {

		@Override
		public boolean evaluate(org.springframework.statemachine.StateContext<S, E> context) {
			return !"none".equals(context.getMessageHeader("money"));
		}

	}

}
