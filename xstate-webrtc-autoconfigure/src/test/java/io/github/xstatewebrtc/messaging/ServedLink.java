package io.github.xstatewebrtc.messaging;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * The side of a link whose actors are served.
 */
final class ServedLink extends HeardAnswers {

	@Nullable ActorConversation conversation;

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		if (this.conversation != null) {
			this.conversation.message(message);
		}
	}

	@Override
	public void begunAnew() {
		if (this.conversation != null) {
			this.conversation.end();
		}
	}

	@Override
	public void lost(LinkEnd end) {
		begunAnew();
	}

}
