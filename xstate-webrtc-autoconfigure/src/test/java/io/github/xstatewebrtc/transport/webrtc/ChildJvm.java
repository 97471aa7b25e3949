package io.github.xstatewebrtc.transport.webrtc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a main class in a JVM of its own, whose end is no end of the tests.
 */
public final class ChildJvm {

	private final List<String> before = new ArrayList<>();

	private final List<String> options = new ArrayList<>();

	private final Map<String, String> environment;

	private final List<String> firstEntries = new ArrayList<>();

	private int seconds = 60;

	private Predicate<String> classPath = (entry) -> true;

	private ChildJvm(Map<String, String> environment) {
		this.environment = environment;
	}

	public static ChildJvm withEnvironment(Map<String, String> environment) {
		return new ChildJvm(environment);
	}

	public static ChildJvm plain() {
		return new ChildJvm(Map.of());
	}

	public ChildJvm option(String option) {
		this.options.add(option);
		return this;
	}

	/**
	 * Start it through another command, such as one that hides files from it.
	 */
	public ChildJvm through(String... command) {
		this.before.addAll(Arrays.asList(command));
		return this;
	}

	/**
	 * Give it more or less than a minute.
	 */
	public ChildJvm within(int newSeconds) {
		this.seconds = newSeconds;
		return this;
	}

	public ChildJvm classPath(Predicate<String> filter) {
		this.classPath = filter;
		return this;
	}

	/**
	 * Put directories before the class path of the tests.
	 */
	public ChildJvm classPathFirst(Path... directories) {
		Arrays.stream(directories).map(Path::toString).forEach(this.firstEntries::add);
		return this;
	}

	public Result run(Class<?> main, String... arguments) throws IOException, InterruptedException {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		List<String> command = new ArrayList<>(this.before);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:+ErrorFileToStdout"));
		if (Runtime.version().feature() >= 24) {
			command.add("--enable-native-access=ALL-UNNAMED");
		}
		command.addAll(this.options);
		command.add("-cp");
		command.add(Stream.concat(this.firstEntries.stream(), Arrays.stream(path.split(File.pathSeparator)))
			.filter(this.classPath)
			.collect(Collectors.joining(File.pathSeparator)));
		command.add(main.getName());
		command.addAll(Arrays.asList(arguments));
		Path output = Files.createTempFile("child-jvm", ".txt");
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile());
			builder.environment().putAll(this.environment);
			Process process = builder.start();
			boolean ended = process.waitFor(this.seconds, TimeUnit.SECONDS);
			process.destroyForcibly().waitFor();
			Result result = new Result(ended ? process.exitValue() : -1, Files.readString(output));
			System.out.println("--- a child JVM ran " + main.getSimpleName() + " and ended with " + result.exit());
			System.out.println(result.output());
			return result;
		}
		finally {
			Files.delete(output);
		}
	}

	/**
	 * How it went.
	 *
	 * @param exit its exit code, -1 if it did not end by itself
	 * @param output what it wrote
	 */
	public record Result(int exit, String output) {
	}

}
