package io.github.xstatewebrtc.link;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;
import io.github.xstatewebrtc.protocol.link.Hello;

/**
 * What outlives the connections of a link: which of them is the current one, what was
 * sent on the actor channel and not acknowledged, and the judgement that it is over.
 * Everything happens on the ordered executor.
 */
final class Conversation implements ConnectionOwner, Liveness.Verdict {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final LinkContext context;

	private final Liveness liveness;

	private final AtomicBoolean awake = new AtomicBoolean();

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	private volatile LinkState state = LinkState.CONNECTING;

	/** The connection on which hello was last said; kept after a bye until it closes. */
	private volatile @Nullable LinkConnection current;

	/** The connection that is being opened to replace it. */
	private @Nullable LinkConnection attempt;

	/** What was sent since the other side's last hello; null before the first. */
	private @Nullable SendWindow sent;

	private @Nullable LinkEnd end;

	Conversation(LinkContext context) {
		this.context = context;
		this.liveness = new Liveness(context.scheduler(), context.ordered(), context.settings().timing(), this);
	}

	LinkState state() {
		return this.state;
	}

	@Nullable LinkConnection current() {
		return this.current;
	}

	/**
	 * Return when nothing of the link is open any more.
	 * @return completes after the end
	 */
	CompletableFuture<Void> closed() {
		return this.closed;
	}

	LinkConnection connection(Transport transport, String conn, TransportSignals signals) {
		byte[] link = new byte[8];
		RANDOM.nextBytes(link);
		return new LinkConnection(this.context, this, transport, conn, signals, "l-" + HexFormat.of().formatHex(link));
	}

	/**
	 * Await the opening of a connection. The one opened so far stays in use until then;
	 * another that was awaited is closed.
	 * @param connection the connection
	 */
	void await(LinkConnection connection) {
		LinkConnection older = this.attempt;
		this.attempt = connection;
		if (older != null) {
			older.close("Another connection replaced it.");
		}
		if (this.end != null) {
			connection.close(this.end.message());
			return;
		}
		connection.begin();
		if (this.state != LinkState.CONNECTED) {
			this.state = LinkState.CONNECTING;
			this.liveness.waiting();
		}
	}

	@Override
	public void opened(LinkConnection connection) {
		LinkConnection older = this.current;
		this.attempt = null;
		this.current = connection;
		this.state = LinkState.CONNECTING;
		this.liveness.waiting();
		connection.greet();
		if (older != null) {
			older.close("Another connection replaced it.");
		}
	}

	@Override
	public SendWindow conversation(LinkConnection connection, Hello hello) throws ProtocolViolationException {
		long received = (hello.received() != null) ? hello.received() : 0;
		boolean ofThis = hello.resumes() == null || hello.resumes().equals(connection.link());
		if (received < 0 || (received > 0 && ofThis)) {
			throw new ProtocolViolationException(
					"The hello's received is " + received + ", but nothing was sent in this conversation.");
		}
		if (this.sent != null) {
			giveUp(new LinkEnd(LinkEnd.PEER_LOST,
					"The connection was cut and a new conversation begins; whether the message arrived is unknown."));
		}
		this.sent = new SendWindow(hello.windowBytes(), this.context.settings().limits().queuedBytes(),
				this.context.traffic());
		return this.sent;
	}

	@Override
	public void ready(LinkConnection connection) {
		this.state = LinkState.CONNECTED;
		this.liveness.connected();
		this.context.listener().connected(connection.conn());
	}

	@Override
	public void heard() {
		this.liveness.heard();
	}

	@Override
	public void wake() {
		if (this.awake.compareAndSet(false, true)) {
			this.context.ordered().execute(this::write);
		}
	}

	private void write() {
		this.awake.set(false);
		if (this.end != null) {
			giveUp(this.end);
			return;
		}
		LinkConnection connection = this.current;
		if (connection != null) {
			connection.write();
		}
		if (this.sent != null && this.sent.isOverflowing()) {
			ended(new LinkEnd(LinkEnd.OVERFLOW,
					"More answers wait to be acknowledged than are kept for a peer that does not take them."), true);
		}
	}

	@Override
	public void ping() {
		LinkConnection connection = this.current;
		if (connection != null) {
			connection.ping();
		}
	}

	@Override
	public void silent() {
		LinkConnection connection = this.current;
		if (connection != null) {
			connection.close("Nothing was heard for " + this.context.settings().timing().silentAfter().toSeconds()
					+ " seconds.");
		}
	}

	@Override
	public void lost() {
		ended(new LinkEnd(LinkEnd.PEER_LOST, "There was no connection for "
				+ this.context.settings().timing().lostAfter().toSeconds() + " seconds."), true);
	}

	@Override
	public void over(LinkConnection connection, String reason) {
		if (connection == this.attempt) {
			this.attempt = null;
		}
		else if (connection == this.current) {
			this.current = null;
		}
		else {
			return;
		}
		if (this.end != null) {
			completeClosed();
			return;
		}
		if (this.current == null) {
			this.liveness.waiting();
			this.state = (this.attempt != null) ? LinkState.CONNECTING : LinkState.DISCONNECTED;
			if (this.attempt == null) {
				this.context.listener().disconnected(connection.conn(), reason);
			}
		}
	}

	/**
	 * End the link, once.
	 * @param end why
	 * @param tellPeer whether to say bye
	 */
	@Override
	public void ended(LinkEnd end, boolean tellPeer) {
		if (this.end != null) {
			return;
		}
		this.end = end;
		this.state = LinkState.LOST;
		this.liveness.stop();
		giveUp(end);
		this.context.listener().lost(end);
		LinkConnection awaited = this.attempt;
		LinkConnection connection = this.current;
		if (awaited != null) {
			awaited.close(end.message());
		}
		if (connection != null && tellPeer) {
			connection.sayBye(end);
		}
		else if (connection != null) {
			connection.close(end.message());
		}
		completeClosed();
	}

	private void giveUp(LinkEnd why) {
		List<byte[]> messages = new ArrayList<>();
		if (this.sent != null) {
			messages.addAll(this.sent.giveUp());
		}
		messages.addAll(this.context.queue().removeAll());
		if (!messages.isEmpty()) {
			this.context.listener().undelivered(LinkChannel.ACTOR, messages, why);
		}
	}

	private void completeClosed() {
		if (this.current == null && this.attempt == null) {
			this.closed.complete(null);
		}
	}

}
