package io.github.xstatewebrtc.signaling;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What resume tokens are worth in one channel: the place of the same caller and no
 * other's. Confined to the lock of its channel.
 */
final class Resuming {

	private final HubContext context;

	private final String label;

	private final Map<String, ChannelMember> members;

	private final Settling settling;

	Resuming(HubContext context, String label, Map<String, ChannelMember> members, Settling settling) {
		this.context = context;
		this.label = label;
		this.members = members;
		this.settling = settling;
	}

	/**
	 * Find the member as which somebody goes on.
	 * @param entrant who comes
	 * @return the member, suspended or on an older socket, {@code null} if there is none
	 */
	@Nullable ChannelMember member(Entrant entrant) {
		return token(entrant)
			.flatMap((token) -> Optional.ofNullable(this.members.get(token.peerId()))
				.filter((member) -> member.resumesWith(token.nonce())))
			.orElse(null);
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
	}

	private Optional<ResumeToken> token(Entrant entrant) {
		return Optional.ofNullable(entrant.resume())
			.flatMap(this.context.tokens()::read)
			.filter((token) -> token.channel().equals(this.label))
			.filter((token) -> Objects.equals(token.user(), entrant.request().caller().name()));
	}

}
