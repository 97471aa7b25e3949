package io.github.xstatewebrtc.application.security;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application with the filter chain that Spring Boot makes: everything needs a log-in,
 * by a form or with HTTP Basic; CSRF protection is on.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ Orders.class, People.class })
public class DefaultChainApplication {

	/**
	 * Run it.
	 * @param arguments properties
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(DefaultChainApplication.class, arguments);
	}

}
