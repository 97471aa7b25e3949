package io.github.xstatewebrtc.application.interop;

import java.io.IOException;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.application.PlainApplication;
import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

/**
 * The JVM among the peers of the interoperation tests, and the hub of them all. It reads
 * one command a line on standard input and writes one answer a line on standard output,
 * among what it logs there; it ends when the input does.
 */
@PlainApplication
public final class InteropApplication {

	private InteropApplication() {
	}

	public static void main(String[] arguments) throws IOException {
		try (ConfigurableApplicationContext context = SpringApplication.run(InteropApplication.class, arguments)) {
			Lines lines = new Lines(System.out);
			Environment environment = context.getEnvironment();
			String signaling = "ws://127.0.0.1:" + environment.getRequiredProperty("local.server.port")
					+ "/xstate/signaling";
			Commands commands = new Commands(context.getBean(ActorSystem.class), context.getBean(LocalPeer.class),
					context.getBean(TappedTransports.class), signaling, lines);
			lines.read(System.in, commands);
		}
	}

	@Bean
	@Primary
	static TappedTransports tappedTransports(WebRtcTransportFactory real) {
		return new TappedTransports(real);
	}

}
