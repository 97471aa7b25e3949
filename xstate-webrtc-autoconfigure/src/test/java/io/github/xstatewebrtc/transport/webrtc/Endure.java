package io.github.xstatewebrtc.transport.webrtc;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Sends many messages from one peer to another over real WebRTC, connects them anew again
 * and again, and prints what memory it takes. Arguments: how many messages, how many
 * connections, how many frames wear out a native factory.
 */
public final class Endure {

	private static final int CHECKPOINTS = 20;

	// The other side takes no more than 10,000 frames a second.
	private static final long NANOS_BETWEEN = Duration.ofSeconds(1).toNanos() / 9_000;

	private static final int UNDER_WAY = 500;

	private final AtomicBoolean expiring = new AtomicBoolean();

	private final Semaphore underWay = new Semaphore(UNDER_WAY);

	private final EnduringPeer sender;

	private final EnduringPeer receiver;

	private String conn = "";

	private int connections;

	private int reconnected;

	private int cuts;

	private int moves;

	private Endure(long messageBudget) {
		this.sender = new EnduringPeer("p-b", "p-a", messageBudget, () -> this.expiring.set(true));
		this.receiver = new EnduringPeer("p-a", "p-b", messageBudget, () -> this.expiring.set(true));
	}

	public static void main(String[] args) throws Exception {
		Endure run = new Endure(Long.parseLong(args[2]));
		run.exchange(Long.parseLong(args[0]), Integer.parseInt(args[1]));
		run.sender.close();
		run.receiver.close();
		System.out.println("DONE");
	}

	private void exchange(long messages, int reconnections) throws Exception {
		connect();
		long due = System.nanoTime();
		for (long number = 0; number < messages; number++) {
			this.underWay.acquire();
			this.sender.send(number).thenRun(this.underWay::release);
			due = Math.max(due + NANOS_BETWEEN, System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(100));
			LockSupport.parkNanos(due - System.nanoTime());
			if (this.expiring.compareAndSet(true, false)) {
				this.moves++;
				connect();
			}
			if ((number + 1) * reconnections / messages >= this.reconnected + 1) {
				cutOrMove();
			}
			if ((number + 1) % (messages / CHECKPOINTS) == 0) {
				checkpoint(number + 1);
			}
		}
	}

	// Every other time the new connection opens while the old one is in use.
	private void cutOrMove() {
		if (this.reconnected++ % 2 == 0) {
			this.cuts++;
			EnduringPeer cutting = (this.cuts % 2 == 0) ? this.sender : this.receiver;
			cutting.cut();
			await("the end of " + this.conn,
					() -> this.sender.isDisconnected(this.conn) && this.receiver.isDisconnected(this.conn));
		}
		connect();
	}

	// A native factory may wear out between the making of a connection and its opening,
	// which ends it. The link says nothing while it has another, and a peer tries again.
	private void connect() {
		do {
			this.conn = "c-" + this.connections++;
			EnduringPeer.connect(this.conn, this.sender, this.receiver);
			await("connection " + this.conn, () -> isConnected() || this.sender.hasEnded() || this.receiver.hasEnded());
		}
		while (!isConnected());
	}

	private boolean isConnected() {
		return this.sender.isConnected(this.conn) && this.receiver.isConnected(this.conn);
	}

	private void checkpoint(long messages) throws IOException {
		await("message " + messages, () -> this.receiver.received() == messages);
		await("the end of worn factories", () -> this.sender.use().alive() == 1 && this.receiver.use().alive() == 1);
		System.gc();
		long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		System.out.printf(
				"checkpoint messages=%d frames=%d connections=%d reconnections=%d cuts=%d moves=%d factories=%d heapKiB=%d residentKiB=%d%n",
				messages, this.sender.use().frames() + this.receiver.use().frames(),
				this.sender.connectionsMade() + this.receiver.connectionsMade(), this.reconnected, this.cuts,
				this.moves, this.sender.use().replaced() + this.receiver.use().replaced(), heap / 1024, residentKiB());
	}

	private static long residentKiB() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow();
	}

	private void await(String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!condition.getAsBoolean()) {
			fail(this.sender.fault());
			fail(this.receiver.fault());
			fail((System.nanoTime() > deadline) ? "30 s were not enough for " + what : null);
			LockSupport.parkNanos(1_000_000);
		}
		fail(this.sender.fault());
		fail(this.receiver.fault());
	}

	private static void fail(@Nullable String fault) {
		if (fault != null) {
			System.out.println("FAULT: " + fault);
			Runtime.getRuntime().halt(1);
		}
	}

}
