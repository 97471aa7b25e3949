package io.github.xstatewebrtc.transport.webrtc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * Offer and answer (RFC 9429), the candidates that trickle in, and the same again for
 * each ICE restart (RFC 9429, section 5.2.3.1; RFC 8445, section 9). All methods run on
 * the owner's thread; what the native library answers is handed back to it.
 */
final class Negotiation {

	private static final Log logger = LogFactory.getLog(Negotiation.class);

	private final WebRtcTransport transport;

	private final RTCPeerConnection connection;

	/**
	 * The most restarts of one connection. Each leaves some 35 KB in native memory until
	 * the connection is closed, and makes the next one slower.
	 */
	static final int MOST_RESTARTS = 8;

	private final Role role;

	// The native library drops candidates that come before the description.
	private final List<String> waiting = new ArrayList<>();

	private final LongAdder refused;

	private final RemoteCandidates candidates;

	private @Nullable RemoteDescription remote;

	private boolean remoteApplied;

	// Whether the other side's description is due.
	private boolean due = true;

	private int restarts;

	Negotiation(WebRtcTransport transport, RTCPeerConnection connection, ConnectionPlan plan) {
		this.transport = transport;
		this.connection = connection;
		this.role = plan.role();
		this.refused = plan.refusedCandidates();
		this.candidates = new RemoteCandidates(plan.settings().remoteCandidates(), this.refused);
	}

	/**
	 * Make the offer, or wait for the other side's.
	 */
	void start() {
		if (this.role == Role.OFFERER) {
			this.connection.createOffer(new RTCOfferOptions(), new Created());
		}
	}

	/**
	 * Offer to look for another path, unless that is under way or was done too often.
	 */
	void restart() {
		if (this.role == Role.OFFERER && this.remoteApplied && this.restarts < MOST_RESTARTS) {
			begin();
			RTCOfferOptions options = new RTCOfferOptions();
			options.iceRestart = true;
			this.connection.createOffer(options, new Created());
		}
	}

	// Candidates may come before the description that they belong to.
	private void begin() {
		this.restarts++;
		this.due = true;
		this.remoteApplied = false;
		this.candidates.restarted();
	}

	/**
	 * Take the other side's description. One that cannot be used ends the connection.
	 * @param description the answer or offer that is due
	 */
	void remoteDescription(SessionDescription description) {
		try {
			if (this.role == Role.ANSWERER && this.remoteApplied && this.restarts < MOST_RESTARTS) {
				begin();
			}
			apply(description);
		}
		catch (IllegalArgumentException ex) {
			this.transport.end(String.valueOf(ex.getMessage()));
		}
	}

	private void apply(SessionDescription description) {
		RTCSdpType expected = (this.role == Role.OFFERER) ? RTCSdpType.ANSWER : RTCSdpType.OFFER;
		String name = (this.role == Role.OFFERER) ? "answer" : "offer";
		if (!description.type().equals(name)) {
			throw new IllegalArgumentException("The other side sent something else than the " + name + " that was due");
		}
		if (!this.due) {
			throw new IllegalArgumentException("The other side sent another " + name + " for the same connection");
		}
		this.due = false;
		RemoteDescription earlier = this.remote;
		RemoteDescription read = read(name, description);
		if (earlier != null && !read.continues(earlier)) {
			throw new IllegalArgumentException(
					"The other side sent another " + name + " for the same connection that changes more than paths");
		}
		this.remote = read;
		// Told before it is applied, because applying it may open the channels.
		this.transport.otherSideTakes(read.maxMessageSize());
		this.connection.setRemoteDescription(new RTCSessionDescription(expected, read.sdp()),
				new Applied(this::remoteApplied));
	}

	private RemoteDescription read(String name, SessionDescription description) {
		try {
			return RemoteDescription.read(description.sdp(), this.candidates);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("The other side's " + name + " cannot be used: " + ex.getMessage(), ex);
		}
	}

	void remoteCandidate(IceCandidate candidate) {
		String attribute = this.candidates.read(candidate);
		if (attribute == null) {
			return;
		}
		if (this.remoteApplied) {
			add(attribute);
		}
		else {
			this.waiting.add(attribute);
		}
	}

	private void remoteApplied() {
		this.remoteApplied = true;
		this.waiting.forEach(this::add);
		this.waiting.clear();
		if (this.role == Role.ANSWERER) {
			this.connection.createAnswer(new RTCAnswerOptions(), new Created());
		}
	}

	private void add(String attribute) {
		RemoteDescription description = this.remote;
		if (description == null) {
			return;
		}
		try {
			this.connection.addIceCandidate(new RTCIceCandidate(description.mid(), 0, attribute));
		}
		catch (RuntimeException | Error ex) {
			this.refused.increment();
			logger.debug("The native library refuses a candidate", ex);
		}
	}

	private void localCreated(RTCSessionDescription description) {
		String type = (this.role == Role.OFFERER) ? "offer" : "answer";
		// Told before it is applied, because applying it makes candidates appear.
		SessionDescription made = new SessionDescription(type, description.sdp);
		this.transport.tell((listener) -> listener.localDescription(made));
		this.connection.setLocalDescription(description, new Applied(() -> {
		}));
	}

	private void failed(String error) {
		logger.debug("The native library refuses to negotiate: " + error);
		this.transport.end("The two sides could not agree on a connection: " + error);
	}

	private <T> void handBack(T value, Consumer<T> consumer) {
		this.transport.guard(() -> this.transport.onOwner(() -> consumer.accept(value)));
	}

	/**
	 * Waits for an offer or an answer to be made, on the native library's thread.
	 */
	private final class Created implements CreateSessionDescriptionObserver {

		@Override
		public void onSuccess(RTCSessionDescription description) {
			handBack(description, Negotiation.this::localCreated);
		}

		@Override
		public void onFailure(String error) {
			handBack(String.valueOf(error), Negotiation.this::failed);
		}

	}

	/**
	 * Waits for an offer or an answer to take effect, on the native library's thread.
	 */
	private final class Applied implements SetSessionDescriptionObserver {

		private final Runnable next;

		private Applied(Runnable next) {
			this.next = next;
		}

		@Override
		public void onSuccess() {
			handBack(this.next, Runnable::run);
		}

		@Override
		public void onFailure(String error) {
			handBack(String.valueOf(error), Negotiation.this::failed);
		}

	}

}
