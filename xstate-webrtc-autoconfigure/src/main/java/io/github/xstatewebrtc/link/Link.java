package io.github.xstatewebrtc.link;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.timing.SerialExecutor;
import io.github.xstatewebrtc.timing.Timers;

/**
 * The conversation with one other peer, which survives connections (protocol, section 3).
 * Messages between actors are sent in order, batched, and only as far as the other side
 * keeps up; inspection messages are asked for only when they can go.
 * <p>
 * Safe for use by many threads; no method blocks unless it says so. Everything happens on
 * an ordered execution of its own, which borrows a thread of the executor when there is
 * something to do. What the other side does wrong ends the link and throws nothing.
 */
public final class Link {

	private final LinkContext context;

	private final Connections connections;

	/**
	 * Make a link without a connection.
	 * @param identity between whom it is
	 * @param settings its times and sizes
	 * @param scheduler wakes it
	 * @param executor runs it; many links share it
	 * @param listener told of what happens
	 * @param inspection where the inspection messages for the other side come from
	 */
	public Link(LinkIdentity identity, LinkSettings settings, Timers scheduler, Executor executor,
			LinkListener listener, MessageSource inspection) {
		this(new LinkContext(identity, settings, scheduler, new SerialExecutor(executor),
				new GuardedLinkListener(listener), new ActorQueue(), inspection, new Traffic(), new Receipts(executor)),
				Connections::new);
	}

	Link(LinkContext context, Function<LinkContext, Connections> connections) {
		this.context = context;
		this.connections = connections.apply(context);
	}

	/**
	 * Return between whom it is.
	 * @return the ids of both sides
	 */
	public LinkIdentity identity() {
		return this.context.identity();
	}

	/**
	 * Open a connection and use it as soon as it is open; until then the one in use
	 * stays. An earlier one that has not opened yet is closed. The conversation goes on
	 * where it was, unless the other side has lost its state or holds that of another
	 * link. If the link is over, the transport is closed.
	 * @param transport the connection, not yet opened; from now on the link's to close
	 * @param conn its name, the same on both sides
	 * @param signals carries its descriptions and candidates to the other side; the way
	 * back is the caller's
	 */
	public void connect(Transport transport, String conn, TransportSignals signals) {
		LinkConnection connection = this.connections.connection(transport, conn, signals);
		this.context.ordered().execute(() -> this.connections.await(connection));
		transport.open(connection.intake());
	}

	/**
	 * Send a message on the actor channel, as soon as there is a connection and the
	 * window allows, and again on the next connection if a cut comes before its
	 * acknowledgement. It is taken exactly once and in order, or comes back: in the
	 * stage, and in {@link LinkListener#undelivered}.
	 * <p>
	 * A producer that awaits the stage before it goes on, or keeps a bounded number of
	 * them open, never meets the bound of what may wait. What depends on a stage runs on
	 * a thread of the link's executor or on that of whoever adds it, in the order in
	 * which messages were sent. It delays no message, but whoever takes his time there
	 * should use an {@code …Async} method: later stages of this link wait meanwhile.
	 * @param message a JSON object in UTF-8, never changed afterwards
	 * @return completes when the other side has taken the message, which is when it has
	 * been handed over or refused there; completes exceptionally with an
	 * {@link UndeliveredException} when it is given up, at the latest with the end of the
	 * link. To complete or cancel it is of no effect on the message.
	 */
	public CompletionStage<@Nullable Void> send(byte[] message) {
		CompletableFuture<@Nullable Void> taken = new CompletableFuture<>();
		send(new Outgoing(message, false, taken));
		return taken;
	}

	/**
	 * Send a message that depends on when it goes, such as one that says how much time is
	 * left. As {@link #send(byte[])} in all else.
	 * @param message gives the message each time that it goes out, at first and again
	 * after a cut; called at once too, and then on the ordered executor. A JSON object in
	 * UTF-8, never longer than at first
	 * @return as of {@link #send(byte[])}
	 */
	public CompletionStage<@Nullable Void> send(Supplier<byte[]> message) {
		CompletableFuture<@Nullable Void> taken = new CompletableFuture<>();
		send(new Outgoing(message, taken));
		return taken;
	}

	/**
	 * Send a {@code reply}, {@code failure} or {@code complete} on the actor channel. It
	 * keeps its place in the order but does not wait for the window.
	 * @param message a JSON object in UTF-8, never changed afterwards
	 * @return as of {@link #send(byte[])}
	 */
	public CompletionStage<@Nullable Void> reply(byte[] message) {
		CompletableFuture<@Nullable Void> taken = new CompletableFuture<>();
		send(new Outgoing(message, true, taken));
		return taken;
	}

	private void send(Outgoing outgoing) {
		if (outgoing.message().length == 0) {
			throw new IllegalArgumentException("A message must not be empty");
		}
		if (this.context.queue().add(outgoing) > this.context.settings().limits().queuedBytes()) {
			this.context.ordered()
				.execute(() -> this.connections.ended(
						new LinkEnd(LinkEnd.OVERFLOW,
								"More messages wait to be sent than are kept for a peer that does not take them."),
						true));
		}
		LinkEnd over = this.connections.end();
		if (over != null) {
			// The ordered executor may have stopped with the link.
			this.context.receipts().undelivered(List.of(outgoing), new UndeliveredException(over, false));
		}
		this.connections.wake();
	}

	/**
	 * Say that the source of inspection messages has one. Cheap: it may be called for
	 * every message.
	 */
	public void wake() {
		this.connections.wake();
	}

	/**
	 * End the link: say {@code bye}, close the connection once the other side has, or
	 * after a bounded while. No effect if it is over already.
	 * @param end why, told to the other side and to the listener
	 * @return completes when every transport is closed and every stage of {@link #send}
	 * has completed; until then the executor must not be stopped
	 */
	public CompletionStage<@Nullable Void> close(LinkEnd end) {
		this.context.ordered().execute(() -> this.connections.ended(end, true));
		return this.connections.closed();
	}

	/**
	 * Return how the link is.
	 * @return the state of this moment
	 */
	public LinkState state() {
		return this.connections.state();
	}

	/**
	 * Return what has gone over the link.
	 * @return the figures of this moment
	 */
	public LinkStatistics statistics() {
		return this.context.traffic().statistics(this.context.queue(), this.context.scheduler().nanoTime());
	}

	/**
	 * Return how the two are connected. May wait for the native library: not for a thread
	 * that must not block.
	 * @return the figures of this moment, {@code null} without an open connection
	 */
	public @Nullable TransportStatistics transportStatistics() {
		LinkConnection connection = this.connections.current();
		return (connection != null) ? connection.transport().statistics() : null;
	}

}
