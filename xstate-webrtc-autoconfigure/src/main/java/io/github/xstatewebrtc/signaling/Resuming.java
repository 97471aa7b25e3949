package io.github.xstatewebrtc.signaling;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

/**
 * What resume tokens are worth in one channel: the place of the same caller and no
 * other's. Confined to the lock of its channel.
 */
final class Resuming {

	private static final int RESUMES_AT_ONCE = 10;

	private static final double RESUMES_PER_SECOND = 1 / 3.0;

	private final HubContext context;

	private final String label;

	private final Map<String, ChannelMember> members;

	private final Settling settling;

	private final Map<ChannelMember, TokenBucket> budgets = new HashMap<>();

	Resuming(HubContext context, String label, Map<String, ChannelMember> members, Settling settling) {
		this.context = context;
		this.label = label;
		this.members = members;
		this.settling = settling;
	}

	/**
	 * Let somebody go on as the member that it was. Its older session ends.
	 * @param entrant who comes
	 * @return the member, suspended or on an older socket, {@code null} if there is none
	 * @throws RefusedException if it does so too often; its token stays good
	 */
	@Nullable ChannelMember resume(Entrant entrant) throws RefusedException {
		ChannelMember found = token(entrant)
			.flatMap((token) -> Optional.ofNullable(this.members.get(token.peerId()))
				.filter((member) -> member.resumesWith(token.nonce())))
			.orElse(null);
		if (found != null) {
			charge(found);
			found.detach();
		}
		return found;
	}

	// Who is back is told of all members.
	private void charge(ChannelMember member) throws RefusedException {
		long now = this.context.timers().nanoTime();
		TokenBucket budget = this.budgets.computeIfAbsent(member,
				(key) -> new TokenBucket(RESUMES_PER_SECOND, RESUMES_AT_ONCE, now));
		if (!budget.take(now) && !member.isOwn()) {
			throw new RefusedException(ErrorCode.RATE_LIMITED, "This peer has joined again more than " + RESUMES_AT_ONCE
					+ " times of late: join again in a few seconds, with the same 'resume'.");
		}
	}

	/**
	 * Make a new member, which goes on under its id of an earlier run of the hub if it
	 * may.
	 * @param entrant who comes
	 * @return the member
	 */
	ChannelMember begin(Entrant entrant) {
		Optional<String> earlierId = token(entrant).filter((token) -> !this.members.containsKey(token.peerId()))
			.filter(this.context.run()::takesBack)
			.map(ResumeToken::peerId);
		ChannelMember member = new ChannelMember(earlierId.orElseGet(RandomIds::peerId), entrant.own(),
				entrant.request(), entrant.permissions(), this.context.totals());
		if (earlierId.isPresent()) {
			this.settling.returned(member);
		}
		return member;
	}

	/**
	 * Take note that a member has just been told who is there.
	 * @param member the member
	 */
	void welcomed(ChannelMember member) {
		this.settling.welcomed(member);
	}

	void forget(ChannelMember member) {
		this.settling.forget(member);
		this.budgets.remove(member);
	}

	private Optional<ResumeToken> token(Entrant entrant) {
		return Optional.ofNullable(entrant.resume())
			.flatMap(this.context.tokens()::read)
			.filter((token) -> token.channel().equals(this.label))
			.filter((token) -> Objects.equals(token.user(), entrant.request().caller().name()));
	}

}
