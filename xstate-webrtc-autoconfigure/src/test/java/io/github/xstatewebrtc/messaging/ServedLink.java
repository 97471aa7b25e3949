package io.github.xstatewebrtc.messaging;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Leads what comes over a link to the conversation that serves it.
 */
final class ServedLink extends HeardAnswers {

	private @Nullable ActorConversation conversation;

	void leadTo(ActorConversation serving) {
		this.conversation = serving;
	}

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
