package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkListener;
import io.github.xstatewebrtc.protocol.LinkChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the other side says on a link, to be waited for.
 */
final class HeardOnLink implements LinkListener {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final BlockingQueue<ObjectNode> messages = new LinkedBlockingQueue<>();

	private final Queue<String> everything = new ConcurrentLinkedQueue<>();

	private final List<String> connections = new CopyOnWriteArrayList<>();

	private final List<String> cuts = new CopyOnWriteArrayList<>();

	private volatile CountDownLatch reading = new CountDownLatch(0);

	private final BlockingQueue<LinkEnd> ends = new LinkedBlockingQueue<>();

	/**
	 * Take no message until told to read on.
	 * @return reads on
	 */
	Runnable stopReading() {
		CountDownLatch stopped = new CountDownLatch(1);
		this.reading = stopped;
		return stopped::countDown;
	}

	/**
	 * Return what was heard and not asked for yet.
	 * @return the messages in order
	 */
	List<ObjectNode> rest() {
		return List.copyOf(this.messages);
	}

	ObjectNode message(String type) {
		ObjectNode message;
		do {
			message = next(this.messages);
		}
		while (!message.path("type").asString("").equals(type));
		return message;
	}

	String everything() {
		return String.join("", this.everything);
	}

	List<String> connections() {
		return this.connections;
	}

	List<String> cuts() {
		return this.cuts;
	}

	LinkEnd end() {
		return next(this.ends);
	}

	static <T> T next(BlockingQueue<T> queue) {
		try {
			T found = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			assertThat(found).as("within " + PATIENCE).isNotNull();
			return found;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void connected(String name) {
		this.connections.add(name);
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		try {
			this.reading.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		this.everything.add(message.toString());
		this.messages.add(message);
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> undelivered, LinkEnd why) {
	}

	@Override
	public void disconnected(String name, String reason) {
		this.cuts.add(reason);
	}

	@Override
	public void lost(LinkEnd end) {
		this.ends.add(end);
	}

}
