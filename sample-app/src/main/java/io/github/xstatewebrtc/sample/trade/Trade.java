package io.github.xstatewebrtc.sample.trade;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.github.xstatewebrtc.sample.delivery.Driver;
import io.github.xstatewebrtc.sample.order.Clerk;
import io.github.xstatewebrtc.sample.weborder.WebOrders;

/**
 * Lets the driver and the clerk do something at every tick: on one thread, because a
 * statechart takes one sender at a time.
 */
@Component
@ConditionalOnBooleanProperty("shop.trade.enabled")
class Trade {

	private final Clerk clerk;

	private final Driver driver;

	private final WebOrders webOrders;

	Trade(Clerk clerk, Driver driver, WebOrders webOrders) {
		this.clerk = clerk;
		this.driver = driver;
		this.webOrders = webOrders;
	}

	@Scheduled(initialDelayString = "${shop.trade.interval}", fixedDelayString = "${shop.trade.interval}")
	void tick() {
		this.driver.step();
		this.webOrders.step();
		this.clerk.step();
	}

}
