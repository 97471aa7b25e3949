package io.github.xstatewebrtc.peer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.ForwardingListener;
import io.github.xstatewebrtc.link.ForwardingTransport;
import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportListener;
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
	static final class Troubled extends ForwardingTransport {

		private final boolean expiringAtOnce;

		private final AtomicInteger restarts = new AtomicInteger();

		private final AtomicInteger described = new AtomicInteger();

		private volatile @Nullable TransportListener told;

		private volatile boolean over;

		private volatile boolean unheard;

		private Troubled(Transport transport, boolean expiringAtOnce) {
			super(transport);
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

		/** Its owner is not told once it is over. */
		void endsUnheard() {
			this.unheard = true;
		}

		boolean isOver() {
			return this.over;
		}

		@Override
		public void open(TransportListener listener) {
			this.told = listener;
			super.open(new Telling(listener));
		}

		@Override
		public void remoteDescription(SessionDescription description) {
			this.described.incrementAndGet();
			super.remoteDescription(description);
		}

		@Override
		public void restart() {
			this.restarts.incrementAndGet();
			super.restart();
		}

		private final class Telling extends ForwardingListener {

			private Telling(TransportListener listener) {
				super(listener);
			}

			@Override
			public void opened() {
				if (Troubled.this.expiringAtOnce) {
					expiring();
				}
				super.opened();
			}

			@Override
			public void closed(String reason) {
				Troubled.this.over = true;
				if (!Troubled.this.unheard) {
					super.closed(reason);
				}
			}

		}

	}

}
