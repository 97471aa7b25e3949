package io.github.xstatewebrtc.source;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.SignalingSession;
import io.github.xstatewebrtc.signaling.TokenBucket;
import io.github.xstatewebrtc.timing.RareLog;
import io.github.xstatewebrtc.timing.Timers;

/**
 * The applications that report their actors over plain sockets (protocol, section 5).
 * Their actors are this application's while the socket is there. Safe for use by many
 * threads.
 */
public final class Sources implements AutoCloseable {

	/**
	 * The longest message that is taken, in characters.
	 */
	public static final int MAX_MESSAGE = 1024 * 1024;

	/** Sockets at a time, and as many that were cut and may come back. */
	static final int MAX = 64;

	/** Characters that one socket may send. */
	static final int PER_SECOND = 4 * 1024 * 1024;

	static final int AT_ONCE = 32 * 1024 * 1024;

	/** What a message costs beside its characters. */
	static final int MESSAGE = 256;

	private static final Duration LOOK = Duration.ofMinutes(1);

	/** A close reason must fit into a control frame. */
	private static final int MAX_REASON = 123;

	private final RareLog log = new RareLog(LogFactory.getLog(Sources.class), System::nanoTime);

	private final SourceTotals totals = new SourceTotals();

	private final SourceAccess access;

	private final Timers timers;

	private final Set<SourceConnection> connections = new LinkedHashSet<>();

	private final ReturningSources returning;

	/** How often all have been asked about again. */
	private final AtomicLong rounds = new AtomicLong();

	private Timers.@Nullable Timer look;

	/**
	 * Create a registry.
	 * @param system gets the actors
	 * @param access decides who may report actors
	 * @param timers time; a task may wait for the application to decide about somebody
	 */
	public Sources(LocalActorSystem system, SourceAccess access, Timers timers) {
		this.access = access;
		this.timers = timers;
		this.returning = new ReturningSources(system, this.totals, timers);
	}

	/**
	 * Take a socket.
	 * @param session the way to the application
	 * @param caller who it is, as the handshake proves it
	 * @param name the name under which its actors stand
	 * @return the way from the application; nothing comes of it if it is refused
	 */
	public HubConnection connect(SignalingSession session, Caller caller, String name) {
		SourceConnection connection = new SourceConnection(this, session, caller, name,
				new TokenBucket(PER_SECOND, AT_ONCE, this.timers.nanoTime()));
		long round = this.rounds.get();
		String refusal = this.access.refusal(caller, name);
		if (refusal != null) {
			connection.sendAway(new SourceRefusal(SourceEnd.FORBIDDEN, refusal));
		}
		else if (!add(connection)) {
			connection.sendAway(new SourceRefusal(SourceEnd.OVERLOADED,
					"This application takes reports from " + MAX + " others at a time. Try again later."));
		}
		else {
			connection.begin();
			if (this.rounds.get() != round) {
				reauthorize(connection);
			}
		}
		return connection;
	}

	/**
	 * Return what is counted.
	 * @return the totals
	 */
	public SourceTotals totals() {
		return this.totals;
	}

	/**
	 * Return the sockets that are open.
	 * @return each as of this moment
	 */
	public List<SourceView> open() {
		return connections().stream().map(SourceConnection::view).toList();
	}

	ReturningSources returning() {
		return this.returning;
	}

	private synchronized List<SourceConnection> connections() {
		return List.copyOf(this.connections);
	}

	private synchronized boolean add(SourceConnection connection) {
		if (this.connections.size() >= MAX) {
			return false;
		}
		this.connections.add(connection);
		if (this.look == null) {
			this.look = this.timers.schedule(LOOK, this::lookAtRights);
		}
		return true;
	}

	synchronized void left(SourceConnection connection) {
		this.connections.remove(connection);
	}

	private void lookAtRights() {
		reauthorize();
		synchronized (this) {
			this.look = this.connections.isEmpty() ? null : this.timers.schedule(LOOK, this::lookAtRights);
		}
	}

	/**
	 * Ask again about every socket, and send away who may not report actors any more.
	 * Happens by itself once a minute. Returns once that is done, and so takes as long as
	 * the answers.
	 */
	public void reauthorize() {
		this.rounds.incrementAndGet();
		connections().forEach(this::reauthorize);
	}

	private void reauthorize(SourceConnection connection) {
		String refusal = this.access.refusal(connection.caller(), connection.name());
		if (refusal != null) {
			connection.sendAway(new SourceRefusal(SourceEnd.FORBIDDEN, refusal));
		}
	}

	void check(String message, TokenBucket bucket) throws SourceRefusal {
		this.totals.frame();
		if (message.length() > MAX_MESSAGE) {
			throw new SourceRefusal(SourceEnd.TOO_LARGE, "A message has more than " + MAX_MESSAGE
					+ " characters: leave out of the context what nobody needs to see (sanitizeContext, serialize).");
		}
		if (!bucket.take(message.length() + MESSAGE, this.timers.nanoTime())) {
			throw new SourceRefusal(SourceEnd.RATE_LIMITED, "More than " + PER_SECOND / 1024 / 1024
					+ " Mi characters a second, with " + MESSAGE + " for each message: leave some out (filter).");
		}
	}

	Deliveries deliveries(SignalingSession session) {
		return new Deliveries(session, this.timers, this.totals);
	}

	/**
	 * Count a socket that is closed since it is read too slowly.
	 */
	public void cutForSlowness() {
		this.totals.end(SourceEnd.READS_TOO_SLOWLY);
	}

	/**
	 * Refuse a socket for what its handshake says, and close it.
	 * @param session the way to the application
	 * @param end why
	 * @param sentence the same for whoever wrote it, with what to do
	 */
	public void refuse(SignalingSession session, SourceEnd end, String sentence) {
		refuse(session, "A socket", new SourceRefusal(end, sentence));
	}

	void refuse(SignalingSession session, String who, SourceRefusal refusal) {
		String code = refusal.end().wireName();
		String reason = printable(code + ": " + refusal.sentence());
		this.totals.end(refusal.end());
		this.log.warn(who + " that reports actors is closed: " + reason);
		session.send(SignalingCodec.write(new HubMessage.ErrorMessage(code, refusal.sentence(), null)));
		session.close(refusal.end().closeCode(), reason.substring(0, Math.min(reason.length(), MAX_REASON)));
	}

	private static String printable(String text) {
		return text.replaceAll("[^ -~]", "?");
	}

	/**
	 * Forget those that could come back. The sockets are closed by whoever opened them.
	 */
	@Override
	public void close() {
		synchronized (this) {
			if (this.look != null) {
				this.look.cancel();
			}
		}
		this.returning.close();
	}

}
