package io.github.xstatewebrtc.transport.relay;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.timing.SerialExecutor;

/**
 * A connection whose frames go through the hub (protocol, section 2, Relay). What the hub
 * says of it is handed over by its owner. Safe for use by many threads.
 */
public final class RelayTransport implements Transport {

	private static final TransportStatistics.Path PATH = new TransportStatistics.Path("hub", "hub", null, null, "tcp");

	/**
	 * How many characters of frames may wait to be counted by the listener: both windows
	 * of a link, and what escapes add to them.
	 */
	static final int MAX_WAITING = 4 * 1024 * 1024;

	private final Role role;

	private final String to;

	private final String conn;

	private final RelayOutbox outbox;

	private final RelayQueue queue = new RelayQueue();

	private final int frameBytes;

	private final SerialExecutor ordered;

	private final AtomicInteger waiting = new AtomicInteger();

	private final LongAdder bytesSent = new LongAdder();

	private final LongAdder bytesReceived = new LongAdder();

	/** Belongs to the ordered executor, as all that the listener is told. */
	private @Nullable TransportListener listener;

	private boolean open;

	private volatile boolean over;

	/**
	 * Make a connection that is not open.
	 * @param role whether this side opens it or answers
	 * @param to the other's peer id
	 * @param conn the connection's name
	 * @param outbox the way through the hub
	 * @param frameBytes the largest frame that the hub passes on
	 * @param executor where the listener is told
	 */
	public RelayTransport(Role role, String to, String conn, RelayOutbox outbox, int frameBytes, Executor executor) {
		this.role = role;
		this.to = to;
		this.conn = conn;
		this.outbox = outbox;
		this.frameBytes = frameBytes;
		this.ordered = new SerialExecutor(executor);
	}

	/**
	 * Return whom it connects to.
	 * @return the other's peer id
	 */
	public String to() {
		return this.to;
	}

	/**
	 * Return its name.
	 * @return the same on both sides
	 */
	public String conn() {
		return this.conn;
	}

	RelayQueue queue() {
		return this.queue;
	}

	@Override
	public void open(TransportListener listener) {
		this.ordered.execute(() -> {
			this.listener = listener;
			if (this.over) {
				return;
			}
			this.outbox.open(this);
			if (this.role == Role.ANSWERER) {
				opened(listener);
			}
		});
	}

	/**
	 * Take what the other side says: that it is open there, or a frame. If more frames
	 * come than the executor finds time for, the connection ends.
	 * @param message the message
	 */
	public void relayed(HubMessage.RelayFrom message) {
		Integer channel = message.channel();
		String frame = message.frame();
		int length = (frame != null) ? frame.length() : 0;
		if (this.waiting.addAndGet(length) > MAX_WAITING) {
			this.waiting.addAndGet(-length);
			overload("More comes through the hub than this side finds time for.");
			return;
		}
		this.ordered.execute(() -> {
			this.waiting.addAndGet(-length);
			TransportListener told = this.listener;
			if (told == null || this.over) {
				return;
			}
			if (channel == null || frame == null) {
				opened(told);
			}
			else {
				byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
				this.bytesReceived.add(bytes.length);
				told.received((channel == LinkChannel.ACTOR.id()) ? LinkChannel.ACTOR : LinkChannel.INSPECT, bytes);
			}
		});
	}

	private void opened(TransportListener told) {
		if (!this.open) {
			this.open = true;
			told.opened();
		}
	}

	/**
	 * Take note that the hub or the other side has closed it. Idempotent.
	 * @param reason a sentence for a person
	 */
	public void cut(String reason) {
		this.ordered.execute(() -> {
			this.outbox.forget(this);
			end(reason);
		});
	}

	private void end(String reason) {
		TransportListener told = this.listener;
		if (!this.over) {
			this.over = true;
			if (told != null) {
				told.closed(reason);
			}
		}
	}

	@Override
	public void remoteDescription(SessionDescription description) {
		// nothing is negotiated
	}

	@Override
	public void remoteCandidate(IceCandidate candidate) {
		// nothing is negotiated
	}

	@Override
	public void send(LinkChannel channel, byte[] frame) {
		if (!this.over) {
			this.outbox.send(this, channel, frame);
		}
	}

	void sent(int length) {
		this.bytesSent.add(length);
	}

	@Override
	public int maxFrameBytes() {
		return this.frameBytes;
	}

	@Override
	public TransportStatistics statistics() {
		return new TransportStatistics(PATH, null, this.bytesSent.sum(), this.bytesReceived.sum());
	}

	@Override
	public void close() {
		close("This side has closed the connection.");
	}

	/**
	 * Close it on this side, which the other is told. Idempotent.
	 * @param reason a sentence for a person, on this side
	 */
	public void close(String reason) {
		this.ordered.execute(() -> {
			if (!this.over) {
				closeNow(reason);
			}
		});
	}

	/**
	 * Close it since too much waits, which is counted once.
	 * @param reason a sentence for a person
	 */
	void overload(String reason) {
		this.ordered.execute(() -> {
			if (!this.over) {
				this.outbox.overloaded();
				closeNow(reason);
			}
		});
	}

	private void closeNow(String reason) {
		this.outbox.close(this);
		end(reason);
	}

}
