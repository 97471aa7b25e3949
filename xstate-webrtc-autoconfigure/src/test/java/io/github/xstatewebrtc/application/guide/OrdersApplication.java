package io.github.xstatewebrtc.application.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;

import io.github.xstatewebrtc.application.PlainApplication;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

/**
 * An application for the tests of the JavaScript client, with an order for each name in
 * its property {@code orders}. One that is told to {@code HOLD} handles nothing else
 * before another is told to {@code RELEASE} it.
 */
@PlainApplication
@Import(Receipts.class)
public final class OrdersApplication {

	private final List<StateMachine<String, String>> running = new ArrayList<>();

	private final Semaphore released = new Semaphore(0);

	public static void main(String[] arguments) {
		SpringApplication.run(OrdersApplication.class, arguments);
	}

	@Bean
	ApplicationRunner orders(StatechartRegistry statecharts, Receipts receipts,
			@Value("${orders}") List<String> names) {
		return (arguments) -> {
			for (String name : names) {
				StateMachine<String, String> order = order(receipts, this.released);
				this.running.add(order);
				statecharts.register(order, name);
				order.startReactively().block();
			}
		};
	}

	private static StateMachine<String, String> order(Receipts receipts, Semaphore released) throws Exception {
		StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
		builder.configureConfiguration().withConfiguration().machineId("");
		builder.configureStates().withStates().initial("cart").state("paid").end("shipped");
		builder.configureTransitions()
			.withExternal()
			.source("cart")
			.target("paid")
			.event("PAY")
			.action(receipts)
			.and()
			.withExternal()
			.source("paid")
			.target("shipped")
			.event("SHIP")
			.and()
			.withInternal()
			.source("cart")
			.event("HOLD")
			.action((context) -> released.acquireUninterruptibly())
			.and()
			.withInternal()
			.source("cart")
			.event("RELEASE")
			.action((context) -> released.release());
		return builder.build();
	}

}
