package io.github.xstatewebrtc.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContextManager;

import static org.awaitility.Awaitility.await;

/**
 * Makes the contexts of plain tests of an application with a statechart, goes from one to
 * the other and back, and tells what this JVM holds then.
 */
public final class RunTestContexts {

	private RunTestContexts() {
	}

	public static void main(String[] args) throws Exception {
		TestContextManager mock = new TestContextManager(MockTest.class);
		StateMachine<?, ?> door = mock.getTestContext().getApplicationContext().getBean(StateMachine.class);
		System.out.println("state=" + door.getState().getId());
		tell("mock");
		TestContextManager server = new TestContextManager(ServerTest.class);
		tell("server", server);
		for (int i = 0; i < 5; i++) {
			tell("mock again", mock);
			tell("server again", server);
		}
		close(mock);
		close(server);
		await().atMost(Duration.ofSeconds(30)).until(() -> threads().isEmpty());
		tell("closed");
		System.exit(0);
	}

	private static void tell(String when, TestContextManager test) throws Exception {
		test.getTestContext().getApplicationContext();
		tell(when);
		test.getTestContext().markApplicationContextUnused();
	}

	private static void tell(String when) throws IOException {
		System.out.println(when + ": threads=" + threads() + " tcp=" + sockets("tcp", "tcp6") + " udp="
				+ sockets("udp", "udp6") + " native=" + isMapped("webrtc"));
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("xstate"))
			.sorted()
			.toList();
	}

	private static boolean isMapped(String library) throws IOException {
		try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
			return maps.anyMatch((line) -> line.contains(library) && line.endsWith(".so"));
		}
	}

	private static void close(TestContextManager test) {
		test.getTestContext().getApplicationContext();
		test.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

	private static long sockets(String... protocols) throws IOException {
		Set<String> own = new HashSet<>();
		try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
			for (Path file : files.toList()) {
				if (Files.isSymbolicLink(file) && Files.exists(file)) {
					own.add(Files.readSymbolicLink(file).toString());
				}
			}
		}
		long count = 0;
		for (String protocol : protocols) {
			count += Files.readAllLines(Path.of("/proc/self/net/" + protocol))
				.stream()
				.skip(1)
				.filter((line) -> own.contains("socket:[" + line.strip().split("\\s+", -1)[9] + "]"))
				.count();
		}
		return count;
	}

	@SpringBootTest(classes = Application.class)
	static class MockTest {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	static class ServerTest {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		StateMachine<String, String> door() throws Exception {
			StateMachineBuilder.Builder<String, String> builder = StateMachineBuilder.builder();
			builder.configureConfiguration().withConfiguration().machineId("door").autoStartup(true);
			builder.configureStates().withStates().initial("closed").state("open");
			builder.configureTransitions().withExternal().source("closed").target("open").event("OPEN");
			return builder.build();
		}

	}

}
