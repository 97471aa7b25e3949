package io.github.xstatewebrtc.benchmark.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import io.github.xstatewebrtc.benchmark.process.ChildProcess;

/**
 * On what it was measured.
 */
public final class Environment {

	private Environment() {
	}

	/**
	 * Return what belongs in the head of the report.
	 * @param command what was run
	 * @return each item by its name
	 */
	public static Map<String, String> describe(String command) {
		Map<String, String> items = new LinkedHashMap<>();
		items.put("Command", command);
		items.put("When", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
		items.put("Processor", Runtime.getRuntime().availableProcessors() + " × " + processor());
		items.put("Load before", load());
		items.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
				+ System.getProperty("os.arch"));
		items.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
		items.put("Node", output("node", "--version"));
		items.put("Revision", output("git", "describe", "--always", "--dirty"));
		items.putAll(nodePackages());
		versions().forEach((name, version) -> items.put(String.valueOf(name), String.valueOf(version)));
		return items;
	}

	private static Properties versions() {
		Properties versions = new Properties();
		try (InputStream stream = Environment.class.getResourceAsStream("/versions.properties")) {
			versions.load(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return versions;
	}

	private static Map<String, String> nodePackages() {
		Path description = ChildProcess.nodePrograms().resolveSibling("package.json");
		Map<String, String> packages = new LinkedHashMap<>();
		new JsonMapper().readTree(description)
			.path("dependencies")
			.properties()
			.forEach((entry) -> packages.put(entry.getKey(), entry.getValue().asString()));
		return packages;
	}

	private static String processor() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	private static String load() {
		try {
			return Files.readString(Path.of("/proc/loadavg")).strip();
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	private static String output(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			return (process.waitFor() == 0) ? output : "unknown";
		}
		catch (IOException ex) {
			return "unknown";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "unknown";
		}
	}

}
