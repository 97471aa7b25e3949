package io.github.xstatewebrtc.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.core.env.StandardEnvironment;

import io.github.xstatewebrtc.transport.webrtc.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that Spring Boot has really processed ahead of time, on the JVM.
 */
class AheadOfTimeTests {

	private static Path generated = Path.of("");

	@BeforeAll
	static void process(@TempDir Path directory) throws IOException, InterruptedException {
		generated = directory;
		ChildJvm.Result result = withoutDevtools().run(SpringApplicationAotProcessor.class,
				ShopProcessedAheadOfTime.class.getName(), directory("sources"), directory("resources"),
				directory("classes"), "io.github.xstatewebrtc", "shop");
		assertThat(result.exit()).isZero();
		compile();
	}

	@Test
	void itStartsOnTheJvmAndItsStatechartsAreWatched() throws IOException, InterruptedException {
		ChildJvm.Result result = start();
		assertThat(result.exit()).isZero();
		assertThat(result.output()).contains("Starting AOT-processed ShopProcessedAheadOfTime", "watched: door")
			.containsOnlyOnce("Statecharts can be watched at");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "xstate.webrtc.enabled", "xstate.webrtc.inspection.enabled", "xstate.webrtc.peer.enabled" })
	void whatIsSwitchedOffTooLateStopsTheStart(String property) throws IOException, InterruptedException {
		assertThat(start("--" + property + "=false").output())
			.contains("APPLICATION FAILED TO START", property + " cannot be used as it is set:", "it would stay on",
					"Process the application ahead of time again, with:")
			.doesNotContain("watched: door");
	}

	@Test
	void aMisspeltNameStopsTheStartThereToo() throws IOException, InterruptedException {
		assertThat(start("--xstate.webrtc.inspection.exclud=door").output())
			.contains("did you mean xstate.webrtc.inspection.exclude?")
			.doesNotContain("watched: door");
	}

	@Test
	void aNativeImageIsRefused() throws IOException, InterruptedException {
		ChildJvm.Result result = ChildJvm.plain()
			.option("-Dorg.graalvm.nativeimage.imagecode=runtime")
			.run(CheckAlone.class);
		assertThat(result.output()).contains("xstate-webrtc does not run in a native image.");
	}

	private static ChildJvm.Result start(String... arguments) throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--server.port=0", "--server.address=127.0.0.1"));
		return processed().run(ShopProcessedAheadOfTime.class, all.toArray(String[]::new));
	}

	private static ChildJvm processed() {
		return withoutDevtools().option("-Dspring.aot.enabled=true")
			.classPathFirst(generated.resolve("classes"), generated.resolve("resources"));
	}

	/**
	 * Its class loader would tear the generated classes from those that they configure.
	 */
	private static ChildJvm withoutDevtools() {
		return ChildJvm.plain().classPath((entry) -> !entry.contains("spring-boot-devtools"));
	}

	private static void compile() throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", directory("classes"), "-cp",
				String.join(System.getProperty("path.separator"), directory("classes"),
						System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))));
		try (Stream<Path> sources = Files.walk(generated.resolve("sources"))) {
			sources.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	private static String directory(String name) {
		return generated.resolve(name).toString();
	}

	/**
	 * Spring Boot itself does not pretend to be in an image before Java 25.
	 */
	public static class CheckAlone {

		public static void main(String[] arguments) {
			new AheadOfTimeCheck(new StandardEnvironment()).postProcessBeanFactory(new DefaultListableBeanFactory());
		}

	}

}
