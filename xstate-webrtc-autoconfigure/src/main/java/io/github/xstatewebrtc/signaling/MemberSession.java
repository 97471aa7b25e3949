package io.github.xstatewebrtc.signaling;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.InvalidMessageException;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;

/**
 * One session of a member with a hub: what comes from the hub goes to the member's own
 * executor.
 */
final class MemberSession implements SignalingSession {

	private static final Log logger = LogFactory.getLog(MemberSession.class);

	private final Executor serial;

	private final BiConsumer<MemberSession, HubMessage> received;

	private final WhenCut cut;

	/** How many characters of frames may wait for the executor. */
	private static final int MAX_FRAMES = 4 * 1024 * 1024;

	private final AtomicInteger framesLength = new AtomicInteger();

	private @Nullable HubConnection connection;

	MemberSession(Executor serial, BiConsumer<MemberSession, HubMessage> received, WhenCut cut) {
		this.serial = serial;
		this.received = received;
		this.cut = cut;
	}

	void begin(HubConnector connector, MemberMessage.Join join) {
		this.connection = connector.connect(this);
		say(join);
	}

	void say(MemberMessage message) {
		if (this.connection != null) {
			this.connection.receive(SignalingCodec.write(message));
		}
	}

	void hangUp() {
		if (this.connection != null) {
			this.connection.closed();
			this.connection = null;
		}
	}

	@Override
	public void send(String text) {
		this.serial.execute(() -> {
			try {
				this.received.accept(this, SignalingCodec.readFromHub(text));
			}
			catch (InvalidMessageException ex) {
				logger.warn("A message of the hub was ignored: " + ex.getMessage());
			}
		});
	}

	@Override
	public boolean relay(String text) {
		if (this.framesLength.addAndGet(text.length()) > MAX_FRAMES) {
			this.framesLength.addAndGet(-text.length());
			return false;
		}
		this.serial.execute(() -> this.framesLength.addAndGet(-text.length()));
		send(text);
		return true;
	}

	@Override
	public void close(int code, String reason) {
		this.serial.execute(() -> {
			if (this.connection != null) {
				hangUp();
				this.cut.cut(this, code, reason);
			}
		});
	}

	/**
	 * Told when the hub has closed the session.
	 */
	interface WhenCut {

		/**
		 * The session is closed.
		 * @param session which one
		 * @param code the WebSocket close code
		 * @param reason a few words
		 */
		void cut(MemberSession session, int code, String reason);

	}

}
