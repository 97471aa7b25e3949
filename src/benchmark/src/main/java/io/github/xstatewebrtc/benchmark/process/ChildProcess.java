package io.github.xstatewebrtc.benchmark.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Another process with a line to it. It gets the port of the line as its last argument.
 */
public final class ChildProcess implements AutoCloseable {

	private static final String NODE_PROGRAMS = "benchmark.node";

	private static final Duration START = Duration.ofMinutes(1);

	private final Process process;

	private final ControlLine line;

	private ChildProcess(Process process, ControlLine line) {
		this.process = process;
		this.line = line;
	}

	/**
	 * Start a JVM like this one.
	 * @param main the class to run
	 * @param prepare given the line before it is read
	 * @return the process, which has connected
	 * @throws IOException if it does not start
	 */
	public static ChildProcess java(Class<?> main, UnaryOperator<ControlLine> prepare) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		if (Runtime.version().feature() >= 24) {
			command.add("--enable-native-access=ALL-UNNAMED");
		}
		command.add("-D" + NODE_PROGRAMS + "=" + nodePrograms());
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		return start(command, prepare);
	}

	/**
	 * Start a program of the {@code benchmark} workspace in Node.
	 * @param program its name
	 * @param arguments what it gets before the port of the line
	 * @param prepare given the line before it is read
	 * @return the process, which has connected
	 * @throws IOException if it does not start
	 */
	public static ChildProcess node(String program, List<String> arguments, UnaryOperator<ControlLine> prepare)
			throws IOException {
		List<String> command = new ArrayList<>(List.of("node", nodePrograms().resolve(program + ".js").toString()));
		command.addAll(arguments);
		return start(command, prepare);
	}

	/**
	 * Return where the programs for Node are.
	 * @return the directory of the {@code benchmark} workspace's build
	 */
	public static Path nodePrograms() {
		return Path.of(Objects.requireNonNull(System.getProperty(NODE_PROGRAMS),
				"the system property benchmark.node names the directory of the programs for Node"));
	}

	private static ChildProcess start(List<String> command, UnaryOperator<ControlLine> prepare) throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout((int) START.toMillis());
			List<String> withPort = new ArrayList<>(command);
			withPort.add(Integer.toString(server.getLocalPort()));
			Process process = new ProcessBuilder(withPort).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.INHERIT)
				.start();
			try {
				return new ChildProcess(process, prepare.apply(new ControlLine(server.accept())).begin());
			}
			catch (IOException ex) {
				process.destroyForcibly();
				throw new IOException("No line to " + command.get(command.size() - 1), ex);
			}
		}
	}

	/**
	 * Return the line to it.
	 * @return the line
	 */
	public ControlLine line() {
		return this.line;
	}

	/**
	 * End it: by itself when the line is cut, otherwise by force.
	 */
	@Override
	public void close() throws IOException {
		this.line.close();
		try {
			if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
