package io.github.xstatewebrtc.link;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Keeps a listener's failure from the link: it is logged, and the link goes on.
 */
final class GuardedLinkListener implements LinkListener {

	private static final Log logger = LogFactory.getLog(GuardedLinkListener.class);

	private final LinkListener listener;

	GuardedLinkListener(LinkListener listener) {
		this.listener = listener;
	}

	@Override
	public void connected(String conn) {
		guard(() -> this.listener.connected(conn));
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		guard(() -> this.listener.message(channel, message));
	}

	@Override
	public void begunAnew() {
		guard(this.listener::begunAnew);
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
		guard(() -> this.listener.undelivered(channel, messages, why));
	}

	@Override
	public void disconnected(String conn, String reason) {
		guard(() -> this.listener.disconnected(conn, reason));
	}

	@Override
	public void lost(LinkEnd end) {
		guard(() -> this.listener.lost(end));
	}

	private void guard(Runnable call) {
		try {
			call.run();
		}
		catch (Throwable ex) {
			logger.error("A listener of a link failed", ex);
		}
	}

}
