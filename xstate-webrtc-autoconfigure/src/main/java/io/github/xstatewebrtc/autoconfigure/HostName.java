package io.github.xstatewebrtc.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What this machine calls itself. Java's own way asks the network's name service, which
 * nobody has asked for and which may take seconds.
 */
final class HostName {

	private static final Path OF_THE_KERNEL = Path.of("/proc/sys/kernel/hostname");

	private static final String UNKNOWN = "localhost";

	private HostName() {
	}

	static String of(Environment environment) {
		return List.of("HOSTNAME", "COMPUTERNAME")
			.stream()
			.map(environment::getProperty)
			.filter(StringUtils::hasText)
			.map(Objects::requireNonNull)
			.findFirst()
			.orElseGet(HostName::ofTheKernel);
	}

	private static String ofTheKernel() {
		try {
			String name = Files.readString(OF_THE_KERNEL, StandardCharsets.UTF_8).strip();
			return name.isEmpty() ? UNKNOWN : name;
		}
		catch (IOException ex) {
			// Not Linux.
			return UNKNOWN;
		}
	}

}
