package io.github.xstatewebrtc.signaling;

import java.util.concurrent.Executor;
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
		this.serial.execute(() -> receive(text));
	}

	@Override
	public void relay(Frames frames) {
		this.serial.execute(() -> {
			String text = frames.next();
			if (text != null) {
				receive(text);
			}
		});
	}

	private void receive(String text) {
		try {
			this.received.accept(this, SignalingCodec.readFromHub(text));
		}
		catch (InvalidMessageException ex) {
			logger.warn("A message of the hub was ignored: " + ex.getMessage());
		}
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
