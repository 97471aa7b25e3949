package io.github.xstatewebrtc.transport.webrtc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * Writes down what a transport tells.
 */
class RecordingListener implements TransportListener {

	/**
	 * Where to forward descriptions and candidates, as signaling would.
	 */
	@Nullable Transport other;

	final CompletableFuture<SessionDescription> description = new CompletableFuture<>();

	final BlockingQueue<IceCandidate> candidates = new LinkedBlockingQueue<>();

	final CompletableFuture<Void> opened = new CompletableFuture<>();

	final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

	final CompletableFuture<Void> expiring = new CompletableFuture<>();

	final CompletableFuture<String> closed = new CompletableFuture<>();

	final List<String> afterTheEnd = new CopyOnWriteArrayList<>();

	@Override
	public void localDescription(SessionDescription newDescription) {
		note("localDescription");
		this.description.complete(newDescription);
		if (this.other != null) {
			this.other.remoteDescription(newDescription);
		}
	}

	@Override
	public void localCandidate(IceCandidate candidate) {
		note("localCandidate");
		this.candidates.add(candidate);
		if (this.other != null) {
			this.other.remoteCandidate(candidate);
		}
	}

	@Override
	public void opened() {
		note("opened");
		this.opened.complete(null);
	}

	@Override
	public void received(LinkChannel channel, byte[] frame) {
		note(this.opened.isDone() ? "received" : "received before opened");
		this.frames.add(new Frame(channel, new String(frame, StandardCharsets.UTF_8)));
	}

	@Override
	public void expiring() {
		note(this.expiring.isDone() ? "expiring again" : "expiring");
		this.expiring.complete(null);
	}

	@Override
	public void closed(String reason) {
		note("closed");
		this.closed.complete(reason);
	}

	Frame nextFrame() throws InterruptedException {
		Frame frame = this.frames.poll(10, TimeUnit.SECONDS);
		if (frame == null) {
			throw new AssertionError("No frame came; closed: " + this.closed);
		}
		return frame;
	}

	private void note(String event) {
		if (this.closed.isDone() || event.equals("received before opened") || event.equals("expiring again")) {
			this.afterTheEnd.add(event);
		}
	}

	record Frame(LinkChannel channel, String text) {
	}

}
