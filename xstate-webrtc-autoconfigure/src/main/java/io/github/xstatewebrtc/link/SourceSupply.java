package io.github.xstatewebrtc.link;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Supplies inspection messages, asking for each as late as possible.
 */
final class SourceSupply implements MessageSupply {

	private static final Log logger = LogFactory.getLog(SourceSupply.class);

	private final MessageSource source;

	private @Nullable Outgoing head;

	SourceSupply(MessageSource source) {
		this.source = source;
	}

	@Override
	public @Nullable Outgoing peek() {
		if (this.head != null && this.source.isWithdrawn()) {
			this.head = null;
			this.source.unsent();
		}
		if (this.head == null) {
			byte[] message = poll();
			this.head = (message != null) ? new Outgoing(message, false, null) : null;
		}
		return this.head;
	}

	@Override
	public boolean hasPlenty() {
		return this.source.hasPlenty();
	}

	@Override
	public void remove() {
		this.head = null;
	}

	@Override
	public void leaveOut() {
		this.head = null;
		this.source.unsent();
	}

	private byte @Nullable [] poll() {
		try {
			return this.source.poll();
		}
		catch (RuntimeException ex) {
			logger.error("A source of inspection messages failed", ex);
			return null;
		}
	}

}
