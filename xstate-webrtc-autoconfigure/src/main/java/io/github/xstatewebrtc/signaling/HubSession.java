package io.github.xstatewebrtc.signaling;

import java.util.Set;

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
 * hands the rest to the channel. Its monitor is always taken before that of a channel.
 */
final class HubSession implements HubConnection {

	private static final Log logger = LogFactory.getLog(HubSession.class);

	private final SignalingHub hub;

	private final HubContext context;

	private final SignalingSession session;

	private final Set<Permission> granted;

	private final boolean own;

	private final InputLimits limits;

	private final ErrorBudget errors = new ErrorBudget();

	private Timers.@Nullable Timer joinTimer;

	private @Nullable Membership membership;

	private boolean ended;

	HubSession(SignalingHub hub, HubContext context, SignalingSession session, Set<Permission> granted, boolean own) {
		this.hub = hub;
		this.context = context;
		this.session = session;
		this.granted = Set.copyOf(granted);
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
	public synchronized void receive(String text) {
		if (this.ended) {
			return;
		}
		HubMessage.Ref ref = null;
		try {
			if (!this.own) {
				this.limits.check(text, this.context.timers().nanoTime());
			}
			MemberMessage message = SignalingCodec.readFromMember(text);
			ref = ref(message);
			handle(message);
		}
		catch (InvalidMessageException ex) {
			refuse(ErrorCode.BAD_MESSAGE, ex.getMessage(), ex.ref());
		}
		catch (RefusedException ex) {
			refuse(ex.code(), ex.getMessage(), ref);
			if (ex.code() == ErrorCode.CHANNEL_FULL) {
				end(CloseCode.POLICY_VIOLATION, "the channel is full");
			}
		}
		catch (RuntimeException ex) {
			logger.error("A signaling message was not handled", ex);
			refuse(ErrorCode.INTERNAL, "The hub failed to handle this message; its log says why.", ref);
		}
	}

	private static HubMessage.Ref ref(MemberMessage message) {
		String to = (message instanceof MemberMessage.SignalTo signal) ? signal.to()
				: (message instanceof MemberMessage.Relay relay) ? relay.to() : null;
		return new HubMessage.Ref(message.type(), to);
	}

	private void handle(MemberMessage message) throws RefusedException {
		if (message instanceof MemberMessage.Join join) {
			join(join);
			return;
		}
		if (this.membership == null) {
			throw new RefusedException(ErrorCode.NOT_JOINED,
					"This socket has not joined a channel: send a message of type 'join' first.");
		}
		Channel channel = this.membership.channel();
		ChannelMember member = this.membership.member();
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
		else if (message instanceof MemberMessage.Relay) {
			throw new RefusedException(ErrorCode.FORBIDDEN,
					"This hub does not relay frames: peers connect directly or through a TURN server.");
		}
		else {
			throw new RefusedException(ErrorCode.FORBIDDEN,
					"This hub takes no tokens: what a peer may do is decided when it connects.");
		}
	}

	private void join(MemberMessage.Join join) throws RefusedException {
		if (this.membership != null) {
			throw new RefusedException(ErrorCode.BAD_MESSAGE,
					"This socket has joined a channel already: open another socket for another channel.");
		}
		ChannelLabel.check(join.channel());
		this.membership = this.hub.join(this.session, this.own, this.granted, join);
		cancelJoinTimer();
	}

	private void refuse(ErrorCode code, @Nullable String message, HubMessage.@Nullable Ref ref) {
		if (this.own || this.errors.take(this.context.timers().nanoTime())) {
			String sentence = (message != null) ? message : code.wireName();
			this.session.send(SignalingCodec.write(new HubMessage.ErrorMessage(code.wireName(), sentence, ref)));
		}
		else {
			end(CloseCode.POLICY_VIOLATION, "more than " + ErrorBudget.ERRORS + " errors in a minute");
		}
	}

	@Override
	public void closed() {
		end(CloseCode.NORMAL, "closed");
	}

	/**
	 * End the session; a member is suspended.
	 * @param code the WebSocket close code
	 * @param reason a few words
	 */
	synchronized void end(int code, String reason) {
		if (this.ended) {
			return;
		}
		this.ended = true;
		cancelJoinTimer();
		this.session.close(code, reason);
		if (this.membership != null) {
			this.membership.channel().suspend(this.membership.member(), this.session);
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
