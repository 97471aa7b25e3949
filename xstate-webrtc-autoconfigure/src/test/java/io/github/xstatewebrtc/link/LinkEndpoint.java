package io.github.xstatewebrtc.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * One side of a link under test: the link, what it told, and its inspection messages.
 */
class LinkEndpoint {

	static final TransportSignals NO_SIGNALS = new TransportSignals() {

		@Override
		public void localDescription(SessionDescription description) {
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
		}

	};

	/** So many inspection messages do not wait for more. */
	static final int PLENTY = 100;

	private final RecordingListener listener;

	private final Deque<byte[]> inspection = new ArrayDeque<>();

	private final Link link;

	private int polls;

	LinkEndpoint(String local, String remote, LinkSettings settings, ManualTime time) {
		this(local, remote, settings, time, new RecordingListener());
	}

	LinkEndpoint(String local, String remote, LinkSettings settings, ManualTime time, RecordingListener listener) {
		this.listener = listener;
		this.link = new Link(new LinkIdentity(local, remote), settings, time, time, listener, new Inspection());
	}

	Link link() {
		return this.link;
	}

	List<String> told() {
		return this.listener.told();
	}

	List<String> takeTold() {
		return this.listener.takeTold();
	}

	RecordingListener listener() {
		return this.listener;
	}

	int polls() {
		return this.polls;
	}

	void send(String message) {
		this.link.send(bytes(message));
	}

	CompletableFuture<@Nullable Void> sendAwaited(String message) {
		return this.link.send(bytes(message)).toCompletableFuture();
	}

	void inspect(String message) {
		this.inspection.add(bytes(message));
		this.link.wake();
	}

	int inspectionWaiting() {
		return this.inspection.size();
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static List<String> frames(InMemoryTransport transport, LinkChannel channel) {
		return transport.sent()
			.stream()
			.filter((frame) -> frame.channel() == channel)
			.map(InMemoryFlight.Sent::text)
			.toList();
	}

	/** Messages that the test has put there. */
	private final class Inspection implements MessageSource {

		@Override
		public byte @Nullable [] poll() {
			LinkEndpoint.this.polls++;
			return LinkEndpoint.this.inspection.poll();
		}

		@Override
		public boolean hasPlenty() {
			return LinkEndpoint.this.inspection.size() >= PLENTY;
		}

	}

}
