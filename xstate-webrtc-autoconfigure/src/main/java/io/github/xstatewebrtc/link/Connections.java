package io.github.xstatewebrtc.link;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * The connections of a link, one after the other: which of them is the current one, and
 * the judgement that there will be no other. Everything happens on the ordered executor.
 */
class Connections implements ConnectionOwner, Liveness.Verdict {

	private final LinkContext context;

	private final Conversation conversation;

	private final Liveness liveness;

	private final AtomicBoolean awake = new AtomicBoolean();

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	private volatile LinkState state = LinkState.CONNECTING;

	/** The connection on which hello was last said; kept after a bye until it closes. */
	private volatile @Nullable LinkConnection current;

	/** The connection that is being opened to replace it. */
	private @Nullable LinkConnection attempt;

	private volatile @Nullable LinkEnd end;

	Connections(LinkContext context) {
		this.context = context;
		this.conversation = new Conversation(context);
		this.liveness = new Liveness(context.scheduler(), context.ordered(), context.settings().timing(), this);
	}

	LinkState state() {
		return this.state;
	}

	@Nullable LinkConnection current() {
		return this.current;
	}

	/**
	 * Return why the link is over. May be called on any thread.
	 * @return the reason, {@code null} while it is not
	 */
	@Nullable LinkEnd end() {
		return this.end;
	}

	/**
	 * Return when nothing of the link is open any more and every sender has been told.
	 * @return completes after the end
	 */
	CompletableFuture<Void> closed() {
		return this.closed;
	}

	LinkConnection connection(Transport transport, String conn, TransportSignals signals) {
		return new LinkConnection(this.context, this, this.conversation, transport, conn, signals);
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
		LinkEnd over = this.end;
		if (over != null) {
			connection.close(over.message());
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
			supersede(older);
		}
	}

	/**
	 * Discard what may still come on an older connection: hello has said on the newer one
	 * what was taken, and all the rest is sent again there.
	 * @param older the connection that was current
	 */
	void supersede(LinkConnection older) {
		older.close("Another connection replaced it.");
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
		if (!this.awake.get() && this.awake.compareAndSet(false, true)) {
			this.context.ordered().execute(this::write);
		}
	}

	private void write() {
		this.awake.set(false);
		LinkEnd over = this.end;
		if (over != null) {
			this.conversation.giveUp(over);
			return;
		}
		LinkConnection connection = this.current;
		if (connection != null) {
			connection.write();
		}
		if (this.conversation.isOverflowing()) {
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
				+ this.context.settings().timing().lostAfter().toSeconds() + " seconds."), false);
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
		this.conversation.giveUp(end);
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

	private void completeClosed() {
		if (this.current == null && this.attempt == null) {
			this.context.receipts().afterwards(() -> this.closed.complete(null));
		}
	}

}
