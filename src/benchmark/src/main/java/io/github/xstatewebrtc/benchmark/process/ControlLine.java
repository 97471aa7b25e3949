package io.github.xstatewebrtc.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A line of text each way between two processes on this machine, beside what is measured:
 * a word, a space and the rest. It carries descriptions and candidates, says when to
 * begin, and tells what was found.
 */
public final class ControlLine implements AutoCloseable {

	private static final String FAILED = "failed";

	private final Socket socket;

	private final OutputStream out;

	private final Map<String, Consumer<String>> handlers = new ConcurrentHashMap<>();

	private final BlockingQueue<String> others = new LinkedBlockingQueue<>();

	ControlLine(Socket socket) throws IOException {
		this.socket = socket;
		socket.setTcpNoDelay(true);
		this.out = socket.getOutputStream();
	}

	/**
	 * Connect to the process that started this one.
	 * @param port where it listens
	 * @return the line, not read yet
	 * @throws IOException if nobody listens
	 */
	public static ControlLine to(int port) throws IOException {
		return new ControlLine(new Socket(InetAddress.getLoopbackAddress(), port));
	}

	/**
	 * Handle a word instead of leaving it to {@link #expect}.
	 * @param word the word
	 * @param handler takes the rest of the line, on the thread that reads
	 * @return this line
	 */
	public ControlLine on(String word, Consumer<String> handler) {
		this.handlers.put(word, handler);
		return this;
	}

	/**
	 * Begin to read.
	 * @return this line
	 */
	public ControlLine begin() {
		Thread reader = new Thread(this::read, "control-line");
		reader.setDaemon(true);
		reader.start();
		return this;
	}

	/**
	 * Send a line. Does nothing if the other process is gone.
	 * @param word the word
	 * @param rest the rest, without line breaks
	 */
	public synchronized void send(String word, String rest) {
		try {
			this.out.write((word + " " + rest + "\n").getBytes(StandardCharsets.UTF_8));
			this.out.flush();
		}
		catch (IOException ex) {
			this.others.add(FAILED + " the line was cut: " + ex);
		}
	}

	/**
	 * Tell both sides that something was lost, doubled or wrong.
	 * @param what in words
	 */
	public void fail(String what) {
		String text = what.replace('\n', ' ');
		this.others.add(FAILED + " " + text);
		send(FAILED, text);
	}

	/**
	 * Wait for a line.
	 * @param word the word that must be the next
	 * @param within how long to wait
	 * @return the rest of the line
	 * @throws BenchmarkFailure if another word comes, or none in time
	 * @throws InterruptedException if the thread is interrupted
	 */
	public String expect(String word, Duration within) throws BenchmarkFailure, InterruptedException {
		String line = this.others.poll(within.toMillis(), TimeUnit.MILLISECONDS);
		if (line == null) {
			throw new BenchmarkFailure(
					"Nothing came within " + within.toSeconds() + " s in place of '" + word + "': something was lost");
		}
		if (!word(line).equals(word)) {
			throw new BenchmarkFailure(
					word(line).equals(FAILED) ? rest(line) : "In place of '" + word + "' came: " + line);
		}
		return rest(line);
	}

	/**
	 * Return what one side has told of a failure.
	 * @return in words, also if nothing was told
	 */
	public String failure() {
		return this.others.stream()
			.filter((line) -> word(line).equals(FAILED))
			.findFirst()
			.map(ControlLine::rest)
			.orElse("nobody said why");
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private void read() {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				Consumer<String> handler = this.handlers.get(word(line));
				if (handler != null) {
					handler.accept(rest(line));
				}
				else {
					this.others.add(line);
				}
			}
			this.others.add(FAILED + " the other process has ended");
		}
		catch (IOException ex) {
			this.others.add(FAILED + " the line was cut: " + ex);
		}
	}

	private static String word(String line) {
		int end = line.indexOf(' ');
		return (end < 0) ? line : line.substring(0, end);
	}

	private static String rest(String line) {
		int end = line.indexOf(' ');
		return (end < 0) ? "" : line.substring(end + 1);
	}

}
