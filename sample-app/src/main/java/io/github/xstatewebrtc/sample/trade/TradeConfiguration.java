package io.github.xstatewebrtc.sample.trade;

import java.util.Random;
import java.util.random.RandomGenerator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The clock and the dice of the trade.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TradeConfiguration {

	@Bean
	RandomGenerator chance() {
		return new Random();
	}

}
