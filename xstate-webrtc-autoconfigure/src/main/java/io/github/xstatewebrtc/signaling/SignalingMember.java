package io.github.xstatewebrtc.signaling;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.InvalidMessageException;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.RelayCode;
import io.github.xstatewebrtc.protocol.signaling.Service;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;
import io.github.xstatewebrtc.timing.SerialExecutor;
import io.github.xstatewebrtc.timing.Timers;

/**
 * A peer's side of signaling: joins one channel of a hub, and again after each cut under
 * the same id if the hub allows. All methods may be called from any thread and return at
 * once; what they do, and the listener's calls, happen one at a time on the executor.
 */
public final class SignalingMember {

	private static final Log logger = LogFactory.getLog(SignalingMember.class);

	private final MemberSettings settings;

	private final MemberListener listener;

	private final SerialExecutor serial;

	private final Timers timers;

	private final KnownPeers peers;

	private final Backoff backoff;

	private PeerInfo info;

	private boolean left;

	private @Nullable HubConnector connector;

	private @Nullable MemberSession session;

	private @Nullable String resume;

	private Timers.@Nullable Timer retry;

	private volatile @Nullable String peerId;

	private volatile boolean joined;

	/**
	 * Make a member that has not begun.
	 * @param settings what it joins, and as what
	 * @param listener told of everything that happens
	 * @param executor runs it; not in the calling thread
	 * @param timers time
	 */
	public SignalingMember(MemberSettings settings, MemberListener listener, Executor executor, Timers timers) {
		this.settings = settings;
		this.listener = listener;
		this.serial = new SerialExecutor(executor);
		this.timers = timers;
		this.peers = new KnownPeers(listener);
		this.backoff = new Backoff(settings.firstRetry(), settings.maxRetry());
		this.info = settings.peer();
	}

	/**
	 * Return the label of the channel.
	 * @return the label
	 */
	public String channel() {
		return this.settings.channel();
	}

	/**
	 * Return the id that the hub gave this member last.
	 * @return the id, {@code null} before it first joined
	 */
	public @Nullable String peerId() {
		return this.peerId;
	}

	/**
	 * Tell whether the member is in the channel now.
	 * @return whether its session is open and joined
	 */
	public boolean isJoined() {
		return this.joined;
	}

	/**
	 * Return the other members.
	 * @return those known at this moment, an immutable copy
	 */
	public Collection<PeerEntry> peers() {
		return this.peers.snapshot();
	}

	/**
	 * Join the channel, and stay in it until {@link #leave()}. Called once.
	 * @param hub reaches the hub
	 */
	public void start(HubConnector hub) {
		this.serial.execute(() -> {
			this.connector = hub;
			connect();
		});
	}

	/**
	 * Send a signal to another member. What the hub refuses comes back as
	 * {@link MemberListener#error}, and so does a signal while not joined.
	 * @param to the other's peer id
	 * @param signal what to say
	 */
	public void signal(String to, Signal signal) {
		this.serial.execute(() -> {
			if (!say(new MemberMessage.SignalTo(to, SignalingCodec.content(signal)))) {
				this.listener.error(new HubMessage.ErrorMessage(ErrorCode.NOT_JOINED.wireName(),
						"This member is not in its channel at the moment.", new HubMessage.Ref("signal", to)));
			}
		});
	}

	/**
	 * Open a connection through the hub, send a frame of it, or end it. What cannot be
	 * passed on comes back as {@link MemberListener#relayClosed}, and so does what is
	 * said while not joined.
	 * @param relay what to say: {@link MemberMessage.Relay} or
	 * {@link MemberMessage.RelayClose}
	 * @param to the other's peer id
	 * @param conn the connection's name
	 */
	public void relay(MemberMessage relay, String to, String conn) {
		this.serial.execute(() -> {
			if (!say(relay)) {
				this.listener.relayClosed(new HubMessage.RelayClosed(to, conn, RelayCode.UNKNOWN_PEER.wireName(),
						"This member is not in its channel at the moment."));
			}
		});
	}

	/**
	 * Announce other services, now and whenever the member joins again.
	 * @param services the actors announced from now on
	 */
	public void update(List<Service> services) {
		List<Service> announced = List.copyOf(services);
		this.serial.execute(() -> {
			this.info = this.info.withServices(announced);
			say(new MemberMessage.Update(announced));
		});
	}

	/**
	 * Leave the channel for good. Idempotent; the listener hears no more once it is done.
	 */
	public void leave() {
		this.serial.execute(() -> {
			say(new MemberMessage.Leave());
			this.left = true;
			this.joined = false;
			this.peers.clear();
			if (this.retry != null) {
				this.retry.cancel();
			}
			if (this.session != null) {
				this.session.hangUp();
			}
		});
	}

	private boolean say(MemberMessage message) {
		if (this.joined && this.session != null) {
			this.session.say(message);
			return true;
		}
		return false;
	}

	private void connect() {
		if (this.connector != null && !this.left) {
			MemberSession next = new MemberSession(this.serial, this::received, this::cut);
			this.session = next;
			next.begin(this.connector, new MemberMessage.Join(channel(), null, this.resume, this.info));
		}
	}

	private void cut(MemberSession which, int code, String reason) {
		if (which != this.session || this.left) {
			return;
		}
		this.joined = false;
		this.listener.disconnected(code, reason);
		if (code != CloseCode.RESUMED_ELSEWHERE) {
			this.retry = this.timers.schedule(this.backoff.next(), () -> this.serial.execute(this::connect));
		}
	}

	private void received(MemberSession which, HubMessage message) {
		if (which != this.session || this.left) {
			return;
		}
		if (message instanceof HubMessage.Joined welcome) {
			welcomed(welcome);
		}
		else if (message instanceof HubMessage.Peers page) {
			this.peers.addPage(page.peers(), page.more());
		}
		else if (message instanceof HubMessage.PeerJoined newcomer) {
			this.peers.put(newcomer.peer());
		}
		else if (message instanceof HubMessage.PeerUpdated updated) {
			if (!updated.peer().peerId().equals(this.peerId)) {
				this.peers.put(updated.peer());
			}
		}
		else if (message instanceof HubMessage.PeerLeft gone) {
			this.peers.remove(gone.peerId(), gone.reason());
		}
		else if (message instanceof HubMessage.Settled) {
			this.listener.settled();
		}
		else if (message instanceof HubMessage.SignalFrom signal) {
			signalled(signal);
		}
		else if (message instanceof HubMessage.RelayFrom relayed) {
			this.listener.relayed(relayed);
		}
		else if (message instanceof HubMessage.RelayClosed closed) {
			this.listener.relayClosed(closed);
		}
		else if (message instanceof HubMessage.IceServers renewed) {
			this.listener.iceServersRenewed(renewed.iceServers());
		}
		else if (message instanceof HubMessage.ErrorMessage error) {
			this.listener.error(error);
		}
	}

	private void welcomed(HubMessage.Joined welcome) {
		boolean resumed = welcome.peerId().equals(this.peerId);
		this.peerId = welcome.peerId();
		this.resume = welcome.resume();
		this.backoff.reset();
		this.listener.joined(welcome, resumed);
		this.joined = true;
		this.peers.beginList(welcome.peers(), welcome.more());
	}

	private void signalled(HubMessage.SignalFrom signal) {
		try {
			this.listener.signal(signal.from(), SignalingCodec.signal(signal.content()));
		}
		catch (InvalidMessageException ex) {
			logger.warn("A signal of " + signal.from() + " was ignored: " + ex.getMessage());
		}
	}

}
