package io.github.xstatewebrtc.source;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.CloseCode;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.SignalingSession;
import io.github.xstatewebrtc.signaling.TokenBucket;

/**
 * One socket of a source. Its lock is held while a frame is handled, and never taken by
 * who holds that of {@link Sources} or {@link ReturningSources}.
 */
final class SourceConnection implements HubConnection {

	/** Asks an inspector of XState 4 to begin; others read nothing. */
	private static final String INSPECTING = "{\"type\":\"xstate.inspecting\"}";

	private final Sources sources;

	private final SignalingSession session;

	private final Caller caller;

	private final String name;

	private final TokenBucket bucket;

	private @Nullable Source source;

	private @Nullable Dialect dialect;

	private @Nullable String library;

	private long frames;

	private boolean ended;

	SourceConnection(Sources sources, SignalingSession session, Caller caller, String name, TokenBucket bucket) {
		this.sources = sources;
		this.session = session;
		this.caller = caller;
		this.name = name;
		this.bucket = bucket;
	}

	Caller caller() {
		return this.caller;
	}

	String name() {
		return this.name;
	}

	synchronized SourceView view() {
		Source seen = this.source;
		return new SourceView(this.name, this.caller.name(), this.library, (seen != null) ? seen.actors().size() : 0,
				this.frames);
	}

	void begin() {
		this.session.send(INSPECTING);
	}

	@Override
	public synchronized void receive(String text) {
		if (this.ended) {
			return;
		}
		try {
			this.frames++;
			this.sources.check(text, this.bucket);
			read(text);
		}
		catch (SourceRefusal ex) {
			sendAway(ex);
		}
	}

	private void read(String text) throws SourceRefusal {
		Frame frame = Frame.read("the message", text);
		String type = frame.name("type");
		boolean replayable = type.startsWith(StatelyDialect.PREFIX);
		Source from = this.source;
		Dialect words = this.dialect;
		if (from == null || words == null) {
			from = this.sources.returning().begin(this, replayable ? Fingerprints.of(text) : null);
			this.source = from;
			words = dialect(type, from.actors());
			this.dialect = words;
			from.actors().startAgain();
		}
		if (replayable && from.frames().isReplay(text)) {
			this.sources.totals().replayed();
		}
		else {
			words.read(type, frame);
		}
	}

	private Dialect dialect(String type, SourceActors actors) throws SourceRefusal {
		if (type.startsWith(StatelyDialect.PREFIX)) {
			this.library = "@statelyai/inspect";
			return new StatelyDialect(actors);
		}
		if (type.startsWith(ServiceDialect.PREFIX) || type.equals(ServiceDialect.DISCONNECT)) {
			this.library = "@xstate/inspect";
			return new ServiceDialect(actors, this.sources.deliveries(this.session));
		}
		throw SourceRefusal.badMessage("'" + type + "' is no type of an application that reports its actors by"
				+ " @statelyai/inspect or @xstate/inspect. To watch actors, open the page.");
	}

	/**
	 * Give the source to another socket of it.
	 * @return whether this socket had it until now
	 */
	synchronized boolean handOver() {
		if (this.ended || this.source == null) {
			return false;
		}
		leave();
		this.session.close(CloseCode.RESUMED_ELSEWHERE, "resumed on another socket");
		return true;
	}

	@Override
	public void revoke(String reason) {
		sendAway(new SourceRefusal(SourceEnd.UNAUTHORIZED, reason));
	}

	@Override
	public synchronized void closed() {
		Source left = this.source;
		if (!this.ended) {
			leave();
			if (left != null) {
				left.actors().suspend();
				this.sources.returning().suspended(left);
			}
		}
	}

	synchronized void sendAway(SourceRefusal refusal) {
		if (this.ended) {
			return;
		}
		Source left = this.source;
		leave();
		if (left != null) {
			left.actors().clear();
			this.sources.returning().over(left);
		}
		this.sources.refuse(this.session, "The socket '" + this.name + "'", refusal);
	}

	private void leave() {
		this.ended = true;
		this.source = null;
		if (this.dialect != null) {
			this.dialect.closed();
		}
		this.sources.left(this);
	}

}
