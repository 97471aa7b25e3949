package io.github.xstatewebrtc.transport.webrtc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Tells the listener what happens: one call at a time, nothing received before opened,
 * the end once and nothing after it. Callers may be any threads.
 */
final class TransportEvents {

	private static final Log logger = LogFactory.getLog(TransportEvents.class);

	private static final int MAX_EARLY_FRAMES = 64;

	private @Nullable TransportListener listener;

	private boolean opened;

	private boolean closed;

	// The other side may see both channels open a moment before this one does.
	private final List<Consumer<TransportListener>> early = new ArrayList<>();

	synchronized void listenWith(TransportListener newListener) {
		if (this.listener != null) {
			throw new IllegalStateException("The transport was opened before");
		}
		this.listener = newListener;
	}

	synchronized void tell(Consumer<TransportListener> event) {
		TransportListener current = this.listener;
		if (current == null || this.closed) {
			return;
		}
		event.accept(current);
	}

	synchronized void opened() {
		if (this.opened) {
			return;
		}
		this.opened = true;
		tell(TransportListener::opened);
		this.early.forEach(this::tell);
		this.early.clear();
	}

	/**
	 * Tell of a frame, once opened has been told.
	 * @param channel where it came
	 * @param frame its bytes
	 * @return whether it was taken: too many before that are not
	 */
	synchronized boolean received(LinkChannel channel, byte[] frame) {
		if (this.opened) {
			tell((current) -> current.received(channel, frame));
			return true;
		}
		return this.early.size() < MAX_EARLY_FRAMES && this.early.add((current) -> current.received(channel, frame));
	}

	synchronized void closed(String reason) {
		try {
			tell((current) -> current.closed(reason));
		}
		catch (Throwable ex) {
			logger.error("A transport's listener failed at the end: " + reason, ex);
		}
		this.closed = true;
		this.early.clear();
	}

}
