package io.github.xstatewebrtc.benchmark.inspection;

import java.util.concurrent.CountDownLatch;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.benchmark.process.ControlLine;
import io.github.xstatewebrtc.inspection.InspectionBridge;

/**
 * An application as a user has it, with the starter and Tomcat, inspected by a program in
 * Node that it starts itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class InspectedApplication {

	/**
	 * Take part until the line is cut.
	 * @param args the port of the line
	 * @throws Exception if the inspector does not come
	 */
	public static void main(String[] args) throws Exception {
		ConfigurableApplicationContext context = new SpringApplication(InspectedApplication.class)
			.run("--server.port=0", "--spring.application.name=benchmark", "--spring.main.banner-mode=off");
		String url = "ws://localhost:" + context.getEnvironment().getProperty("local.server.port")
				+ "/xstate/signaling";
		ControlLine parent = ControlLine.to(Integer.parseInt(args[0]));
		CountDownLatch ended = new CountDownLatch(1);
		parent.on("end", (nothing) -> ended.countDown());
		try (PacedSource source = new PacedSource(context.getBean(LocalActorSystem.class),
				context.getBean(InspectionBridge.class), parent, url)) {
			source.begin();
			ended.await();
		}
		Runtime.getRuntime().halt(0);
	}

}
