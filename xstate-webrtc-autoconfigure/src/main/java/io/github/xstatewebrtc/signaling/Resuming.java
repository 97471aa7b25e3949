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

	Resuming(HubContext context, String label, Map<String, ChannelMember> members) {
		this.context = context;
		this.label = label;
		this.members = members;
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
	 * Find the id of a new member: that of an earlier run of the hub, if it was the
	 * entrant's, or another.
	 * @param entrant who comes
	 * @return the id
	 */
	String peerId(Entrant entrant) {
		return token(entrant).filter(this::isOfEarlierRun).map(ResumeToken::peerId).orElseGet(RandomIds::peerId);
	}

	private Optional<ResumeToken> token(Entrant entrant) {
		return Optional.ofNullable(entrant.resume())
			.flatMap(this.context.tokens()::read)
			.filter((token) -> token.channel().equals(this.label))
			.filter((token) -> Objects.equals(token.user(), entrant.request().caller().name()));
	}

	private boolean isOfEarlierRun(ResumeToken token) {
		return !token.run().equals(this.context.run()) && this.context.hasJustStarted()
				&& !this.members.containsKey(token.peerId());
	}

}
