package io.github.xstatewebrtc.messaging;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.Notice;
import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.actors.Origin;

/**
 * Tells those who inspect this application what became of the events of one peer.
 *
 * @param peerId the peer
 * @param context where its actors are found
 */
record Tidings(String peerId, ActorContext context) {

	/** What could not be read has no event. */
	private static final ActorRequest.Event UNREADABLE = new ActorRequest.Event("?", Map.of());

	/**
	 * Name a sender so that it is none of this JVM.
	 * @param said what the peer says
	 * @return its peer, and which of the peer's actors it is if the peer says so
	 */
	String senderOf(Origin said) {
		return this.peerId + "/" + ((said.from() != null) ? said.from() : "");
	}

	void undelivered(@Nullable ActorRequest request, String to, FailureCode code, String message) {
		if (request instanceof ActorRequest.Send send) {
			undelivered(send.event(), send.origin(), to, code, message);
		}
		else if (request instanceof ActorRequest.Ask ask) {
			undelivered(ask.event(), ask.origin(), to, code, message);
		}
		else {
			undelivered(UNREADABLE, Origin.UNKNOWN, to, code, message);
		}
	}

	private void undelivered(ActorRequest.Event event, Origin origin, String to, FailureCode code, String message) {
		tell(new Notice.DeadLetter(this.context.system().find(to), senderOf(origin), to,
				ActorEvent.of(event.type(), event.payload()), code.wireName(), message));
	}

	void replied(LocalActor actor, ActorRequest.Ask ask, boolean accepted, @Nullable String reason,
			@Nullable Object value) {
		tell(new Notice.Reply(actor, senderOf(ask.origin()), ask.event().type(), accepted, value, null, reason));
	}

	void failed(LocalActor actor, ActorRequest.Ask ask, FailureCode code, String message) {
		tell(new Notice.Reply(actor, senderOf(ask.origin()), ask.event().type(), null, null, code.wireName(), message));
	}

	private void tell(Notice notice) {
		InspectionBridge inspection = this.context.inspection();
		if (inspection != null) {
			inspection.tell(notice);
		}
	}

}
