package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.InvalidMessageException;
import io.github.xstatewebrtc.protocol.signaling.MemberMessage;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;
import io.github.xstatewebrtc.timing.Timers;

/**
 * One session of a hub: reads what the peer sends, answers what is wrong with it, and
 * hands the rest to the channel. One message is handled at a time; while the application
 * decides about one, which may take long, only {@link #turn} is held, so that the session
 * can end meanwhile. The monitor is taken after that and before a channel's.
 */
final class HubSession implements HubConnection {

	// A control character becomes six.
	private static final int MOST_ESCAPED = 6;

	private static final int BESIDE_A_FRAME = 1024;

	private static final Log logger = LogFactory.getLog(HubSession.class);

	/** A page that is loaded anew is back by then. */
	private static final Duration GONE_AWAY = Duration.ofSeconds(10);

	/** Who is refused so would be refused again. */
	private static final Set<ErrorCode> ENDS_JOINING = EnumSet.of(ErrorCode.CHANNEL_FULL, ErrorCode.FORBIDDEN,
			ErrorCode.UNAUTHORIZED);

	private final SignalingHub hub;

	private final HubContext context;

	private final SignalingSession session;

	private final Caller caller;

	private final boolean own;

	private final Lock turn = new ReentrantLock();

	private final InputLimits limits;

	private final ErrorBudget errors = new ErrorBudget();

	private Timers.@Nullable Timer joinTimer;

	private volatile @Nullable Membership membership;

	private boolean ended;

	HubSession(SignalingHub hub, HubContext context, SignalingSession session, Caller caller, boolean own) {
		this.hub = hub;
		this.context = context;
		this.session = session;
		this.caller = caller;
		this.own = own;
		this.limits = new InputLimits(context.settings(), context.timers().nanoTime());
	}

	synchronized void begin() {
		this.joinTimer = this.context.timers().schedule(this.context.settings().joinTimeout(), this::joinTimedOut);
	}

	/**
	 * Refuse everything, and end the session.
	 * @param code why
	 * @param message what to do
	 */
	synchronized void turnAway(ErrorCode code, String message) {
		refuse(code, message, null);
		end(CloseCode.POLICY_VIOLATION, code.wireName());
	}

	private synchronized void joinTimedOut() {
		if (this.membership == null && !this.ended) {
			refuse(ErrorCode.NOT_JOINED, "No channel was joined within "
					+ this.context.settings().joinTimeout().toSeconds() + " s: join right after connecting.", null);
			end(CloseCode.POLICY_VIOLATION, "no channel was joined in time");
		}
	}

	@Override
	public void receive(String text) {
		this.turn.lock();
		try {
			take(text);
		}
		finally {
			this.turn.unlock();
		}
	}

	private void take(String text) {
		HubMessage.Ref ref = null;
		try {
			if (!this.own) {
				this.limits.checkSize(text);
			}
			MemberMessage message = SignalingCodec.readFromMember(text);
			ref = ref(message);
			if (!this.own && !hasQuota(message, text)) {
				this.limits.checkRate(this.context.timers().nanoTime());
			}
			handle(message);
		}
		catch (InvalidMessageException ex) {
			refuse(ErrorCode.BAD_MESSAGE, ex.getMessage(), ex.ref());
		}
		catch (RefusedException ex) {
			refuse(ex.code(), ex.sentence(), ref);
			if (this.membership == null && ENDS_JOINING.contains(ex.code())) {
				end(CloseCode.POLICY_VIOLATION, ex.code().wireName());
			}
		}
		catch (RuntimeException ex) {
			logger.error("A signaling message was not handled", ex);
			refuse(ErrorCode.INTERNAL, "The hub failed to handle this message; its log says why.", ref);
		}
	}

	private static HubMessage.Ref ref(MemberMessage message) {
		String to = (message instanceof MemberMessage.SignalTo signal) ? signal.to()
				: (message instanceof MemberMessage.Relay relay) ? relay.to()
						: (message instanceof MemberMessage.RelayClose close) ? close.to() : null;
		return new HubMessage.Ref(message.type(), to);
	}

	// A frame is bounded by the relay's own quota, which is one of bytes; what is said
	// beside it is not.
	private boolean hasQuota(MemberMessage message, String text) {
		return this.membership != null && this.context.settings().relayFrameBytes() > 0
				&& message instanceof MemberMessage.Relay relay && relay.frame() != null
				&& text.length() <= MOST_ESCAPED * relay.frame().length() + BESIDE_A_FRAME;
	}

	private void handle(MemberMessage message) throws RefusedException {
		Membership joined = this.membership;
		if (message instanceof MemberMessage.Join join) {
			join(join);
		}
		else if (joined == null) {
			throw new RefusedException(ErrorCode.NOT_JOINED,
					"This socket has not joined a channel: send a message of type 'join' first.");
		}
		else if (message instanceof MemberMessage.Renew renew) {
			this.limits.checkRenewal(this.context.timers().nanoTime());
			this.hub.renew(joined, this.session, renew.token());
		}
		else {
			handle(message, joined.channel(), joined.member());
		}
	}

	private void handle(MemberMessage message, Channel channel, ChannelMember member) throws RefusedException {
		if (message instanceof MemberMessage.SignalTo signal) {
			channel.signal(member, this.session, signal);
		}
		else if (message instanceof MemberMessage.Update update) {
			channel.update(member, this.session, update.services());
		}
		else if (message instanceof MemberMessage.Leave) {
			channel.leave(member, this.session);
			end(CloseCode.NORMAL, "left");
		}
		else if (message instanceof MemberMessage.Relay relay) {
			channel.relay(member, this.session, RelayedMessage.of(member, relay));
		}
		else if (message instanceof MemberMessage.RelayClose close) {
			channel.closeRelay(member, this.session, close);
		}
	}

	private void join(MemberMessage.Join join) throws RefusedException {
		if (this.membership != null) {
			throw new RefusedException(ErrorCode.BAD_MESSAGE,
					"This socket has joined a channel already: open another socket for another channel.");
		}
		ChannelLabel.check(join.channel());
		long round = this.hub.round();
		Entrant entrant = entrant(join);
		Membership joined = become(entrant);
		if (joined != null) {
			this.hub.decideSince(round, joined);
		}
	}

	private Entrant entrant(MemberMessage.Join join) throws RefusedException {
		String token = join.token();
		Caller proven = (token != null && !this.own) ? this.context.admission().authenticate(token) : this.caller;
		JoinRequest request = new JoinRequest(join.channel(), proven, join.peer());
		Set<Permission> permissions = this.own ? proven.permissions() : this.context.admission().authorize(request);
		return new Entrant(this.session, this.own, request, permissions, join.resume());
	}

	private synchronized @Nullable Membership become(Entrant entrant) throws RefusedException {
		if (this.ended) {
			return null;
		}
		Membership joined = this.hub.join(entrant);
		this.membership = joined;
		cancelJoinTimer();
		return joined;
	}

	private synchronized void refuse(ErrorCode code, @Nullable String message, HubMessage.@Nullable Ref ref) {
		if (this.ended) {
			return;
		}
		this.context.totals().refusals().refused(code);
		if (this.own || this.errors.take(this.context.timers().nanoTime())) {
			String sentence = (message != null) ? message : code.wireName();
			this.session.send(SignalingCodec.write(new HubMessage.ErrorMessage(code.wireName(), sentence, ref)));
		}
		else {
			this.context.totals().refusals().cutForErrors();
			end(CloseCode.POLICY_VIOLATION, "more than " + ErrorBudget.ERRORS + " errors in a minute");
		}
	}

	@Override
	public synchronized void revoke(String reason) {
		Membership joined = this.membership;
		if (joined != null && !this.ended) {
			joined.channel()
				.sendAway(joined.member(), (member) -> member.isOn(this.session), ErrorCode.UNAUTHORIZED, reason);
			end(CloseCode.POLICY_VIOLATION, ErrorCode.UNAUTHORIZED.wireName());
		}
		else {
			turnAway(ErrorCode.UNAUTHORIZED, reason);
		}
	}

	@Override
	public void closed() {
		end(CloseCode.NORMAL, "closed");
	}

	@Override
	public void goneAway() {
		Duration window = this.context.settings().resumeWindow();
		end(CloseCode.NORMAL, "closed", (window.compareTo(GONE_AWAY) < 0) ? window : GONE_AWAY);
	}

	/**
	 * End the session; a member is suspended.
	 * @param code the WebSocket close code
	 * @param reason a few words
	 */
	void end(int code, String reason) {
		end(code, reason, this.context.settings().resumeWindow());
	}

	private synchronized void end(int code, String reason, Duration window) {
		if (this.ended) {
			return;
		}
		this.ended = true;
		cancelJoinTimer();
		this.session.close(code, reason);
		Membership joined = this.membership;
		if (joined != null) {
			joined.channel().suspend(joined.member(), this.session, window);
		}
		this.hub.ended(this);
	}

	private void cancelJoinTimer() {
		if (this.joinTimer != null) {
			this.joinTimer.cancel();
			this.joinTimer = null;
		}
	}

}
