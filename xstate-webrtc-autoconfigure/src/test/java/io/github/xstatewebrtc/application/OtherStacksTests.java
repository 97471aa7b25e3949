package io.github.xstatewebrtc.application;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.xstatewebrtc.autoconfigure.NarrowedClassPath;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications without a servlet stack: what the starter brings along gives them none.
 */
@ExtendWith(OutputCaptureExtension.class)
class OtherStacksTests {

	private static final String SERVLET_STACK = "spring-webmvc|spring-boot-webmvc|spring-boot-starter-webmvc"
			+ "|spring-boot-servlet|spring-boot-tomcat|spring-boot-starter-tomcat.*|tomcat-embed-.*|jakarta.servlet-api"
			+ "|spring-boot-starter-websocket|spring-boot-websocket|spring-boot-starter-jetty.*|spring-boot-jetty";

	private static final String REACTIVE_STACK = "spring-webflux|spring-boot-webflux|spring-boot-starter-webflux"
			+ "|spring-boot-reactor-netty|spring-boot-starter-reactor-netty|reactor-netty-.*|spring-boot-http-.*";

	private static final String SECURITY = "spring-security-.*|spring-boot-.*security.*";

	@Test
	void aReactiveApplicationStaysOneAndKnowsItsStatecharts(CapturedOutput log) throws Exception {
		List<List<String>> told = NarrowedClassPath.call(StackOfTheClassPath.class, SERVLET_STACK, SECURITY);
		assertThat(told).containsExactly(List.of("REACTIVE"), List.of("door"), List.of());
		assertThat(log).contains("Netty started on port").containsOnlyOnce("Statecharts cannot be watched here");
	}

	@Test
	void anApplicationWithoutAWebServerStaysOneAndKnowsItsStatecharts(CapturedOutput log) throws Exception {
		List<List<String>> told = NarrowedClassPath.call(StackOfTheClassPath.class, SERVLET_STACK, REACTIVE_STACK,
				SECURITY);
		assertThat(told).containsExactly(List.of("NONE"), List.of("door"), List.of());
		assertThat(log).containsOnlyOnce("Statecharts cannot be watched here");
	}

}
