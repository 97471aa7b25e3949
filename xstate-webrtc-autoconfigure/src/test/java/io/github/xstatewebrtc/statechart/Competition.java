package io.github.xstatewebrtc.statechart;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends events to a statechart which the application gives events on two threads of its
 * own, by the library.
 */
public final class Competition {

	private static final int EVENTS = 2_000;

	private final Semaphore turns = new Semaphore(0);

	private Competition() {
	}

	/**
	 * Send 2,000 events, one after the other.
	 * @param send sends one
	 * @param first what one thread of the application does, half as often
	 * @param second what the other does
	 * @return how many were accepted; all others were refused
	 */
	public static int accepted(Supplier<CompletableFuture<Acceptance>> send, Runnable first, Runnable second)
			throws Exception {
		return new Competition().run(send, first, second);
	}

	private int run(Supplier<CompletableFuture<Acceptance>> send, Runnable first, Runnable second) throws Exception {
		Thread one = atEachTurn(first);
		Thread other = atEachTurn(second);
		int accepted = 0;
		int refused = 0;
		try {
			for (int i = 0; i < EVENTS; i++) {
				this.turns.release();
				switch (send.get().get(10, TimeUnit.SECONDS).outcome()) {
					case ACCEPTED -> accepted++;
					case REFUSED -> refused++;
					default -> throw new AssertionError("neither");
				}
			}
		}
		finally {
			this.turns.release(EVENTS);
			one.join();
			other.join();
		}
		assertThat(accepted + refused).isEqualTo(EVENTS);
		return accepted;
	}

	private Thread atEachTurn(Runnable work) {
		Thread thread = new Thread(() -> {
			for (int i = 0; i < EVENTS / 2; i++) {
				this.turns.acquireUninterruptibly();
				work.run();
			}
		});
		thread.start();
		return thread;
	}

}
