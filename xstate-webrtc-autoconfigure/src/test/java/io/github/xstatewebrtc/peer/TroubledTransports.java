package io.github.xstatewebrtc.peer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * Connections that say what the test wants them to say of themselves.
 */
final class TroubledTransports implements TransportFactory {

	private final TransportFactory real;

	private final boolean canRestart;

	private final List<Troubled> made = new CopyOnWriteArrayList<>();

	/** Whether those made from now on never open. */
	volatile boolean blocked;

	/** Whether those made from now on are about to end as soon as they open. */
	volatile boolean expiringAtOnce;

	TroubledTransports(TransportFactory real, boolean canRestart) {
		this.real = real;
		this.canRestart = canRestart;
	}

	@Override
	public Transport create(Role role, List<IceServer> iceServers) {
		Transport transport = this.blocked ? new NeverOpens() : this.real.create(role, iceServers);
		Troubled troubled = new Troubled(transport, this.expiringAtOnce);
		this.made.add(troubled);
		return troubled;
	}

	@Override
	public boolean canRestart() {
		return this.canRestart;
	}

	int made() {
		return this.made.size();
	}

	Troubled made(int index) {
		return this.made.get(index);
	}

	/**
	 * One of them.
	 */
	static final class Troubled implements Transport {

		private final Transport transport;

		private final boolean expiringAtOnce;

		private final AtomicInteger restarts = new AtomicInteger();

		private final AtomicInteger described = new AtomicInteger();

		private volatile @Nullable TransportListener told;

		private volatile boolean over;

		private Troubled(Transport transport, boolean expiringAtOnce) {
			this.transport = transport;
			this.expiringAtOnce = expiringAtOnce;
		}

		void tell(Consumer<TransportListener> event) {
			TransportListener listener = this.told;
			if (listener != null) {
				event.accept(listener);
			}
		}

		int restarts() {
			return this.restarts.get();
		}

		/** How many offers or answers of the other side came to it. */
		int described() {
			return this.described.get();
		}

		boolean isOver() {
			return this.over;
		}

		@Override
		public void open(TransportListener listener) {
			this.told = listener;
			this.transport.open(new Telling(listener));
		}

		@Override
		public void remoteDescription(SessionDescription description) {
			this.described.incrementAndGet();
			this.transport.remoteDescription(description);
		}

		@Override
		public void remoteCandidate(IceCandidate candidate) {
			this.transport.remoteCandidate(candidate);
		}

		@Override
		public void restart() {
			this.restarts.incrementAndGet();
			this.transport.restart();
		}

		@Override
		public void send(LinkChannel channel, byte[] frame) {
			this.transport.send(channel, frame);
		}

		@Override
		public int maxFrameBytes() {
			return this.transport.maxFrameBytes();
		}

		@Override
		public TransportStatistics statistics() {
			return this.transport.statistics();
		}

		@Override
		public void close() {
			this.transport.close();
		}

		private final class Telling implements TransportListener {

			private final TransportListener listener;

			private Telling(TransportListener listener) {
				this.listener = listener;
			}

			@Override
			public void localDescription(SessionDescription description) {
				this.listener.localDescription(description);
			}

			@Override
			public void localCandidate(IceCandidate candidate) {
				this.listener.localCandidate(candidate);
			}

			@Override
			public void opened() {
				if (Troubled.this.expiringAtOnce) {
					this.listener.expiring();
				}
				this.listener.opened();
			}

			@Override
			public void received(LinkChannel channel, byte[] frame) {
				this.listener.received(channel, frame);
			}

			@Override
			public void closed(String reason) {
				Troubled.this.over = true;
				this.listener.closed(reason);
			}

		}

	}

}
