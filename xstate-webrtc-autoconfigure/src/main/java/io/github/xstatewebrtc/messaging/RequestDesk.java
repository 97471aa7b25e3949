package io.github.xstatewebrtc.messaging;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorRequest;
import io.github.xstatewebrtc.protocol.actors.ActorRequestReader;
import io.github.xstatewebrtc.protocol.actors.FailureCode;
import io.github.xstatewebrtc.protocol.actors.InvalidActorMessageException;
import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Takes what one other peer wants of this application's actors.
 */
final class RequestDesk implements ActorConversation {

	private static final String SEND = "send";

	private static final String ASK = "ask";

	private final ActorContext context;

	private final Asker asker;

	private final DeadLetters deadLetters;

	RequestDesk(Link link, ActorContext context) {
		this.context = context;
		this.asker = Asker.of(link, context);
		this.deadLetters = new DeadLetters(context, this.asker.outbox());
	}

	@Override
	public void message(ObjectNode message) {
		ActorRequest request = null;
		try {
			request = ActorRequestReader.read(message);
			if (request != null) {
				take(request);
			}
			else {
				this.context.totals().ignore();
			}
		}
		catch (InvalidActorMessageException ex) {
			refuse(message, null, new RefusedException(FailureCode.BAD_EVENT, String.valueOf(ex.getMessage())));
		}
		catch (RefusedException ex) {
			refuse(message, request, ex);
		}
	}

	@Override
	public void permitted(Set<Permission> permissions) {
		if (this.asker.access().permitted(permissions)) {
			this.asker.questions().all().forEach(OpenQuestion::permissionsChanged);
		}
	}

	@Override
	public void end() {
		this.asker.questions().removeAll().forEach(OpenQuestion::abandon);
		this.asker.outbox().clear();
		this.deadLetters.clear();
	}

	private void take(ActorRequest request) throws RefusedException {
		if (request instanceof ActorRequest.Question question) {
			answer(question);
		}
		else if (request instanceof ActorRequest.Send send) {
			send(send);
		}
		else if (request instanceof ActorRequest.Cancel cancel) {
			if (this.asker.questions().get(cancel.id()) instanceof OpenAsk ask) {
				ask.cancel();
			}
		}
		else if (request instanceof ActorRequest.Unsubscribe unsubscribe) {
			unsubscribe(unsubscribe.id());
		}
	}

	private void answer(ActorRequest.Question question) throws RefusedException {
		PeerAccess access = this.asker.access();
		OpenQuestions questions = this.asker.questions();
		if (question instanceof ActorRequest.Ask ask) {
			OpenAsk open = new OpenAsk(ask, access.receiver(ask.to()), this.asker);
			questions.add(ask.id(), open);
			open.begin();
		}
		else if (question instanceof ActorRequest.Subscribe subscribe) {
			Subscription open = new Subscription(subscribe.id(), access.inspected(subscribe.to()), this.asker);
			questions.add(subscribe.id(), open);
			open.begin();
		}
		else if (question instanceof ActorRequest.Watch watch) {
			ActorWatch open = new ActorWatch(watch.id(), access.visible(watch.to()), this.asker);
			questions.add(watch.id(), open);
			open.begin();
		}
		else if (question instanceof ActorRequest.Actors actors) {
			access.requireAny();
			DirectoryWatch open = new DirectoryWatch(actors, this.asker);
			questions.add(actors.id(), open);
			open.begin();
		}
		else if (question instanceof ActorRequest.Spawn) {
			access.require(Permission.SPAWN);
			throw new RefusedException(FailureCode.SPAWN_FAILED, "This application starts no actors for peers.");
		}
		else {
			throw new RefusedException(FailureCode.FORBIDDEN, "You may stop only what you spawned.");
		}
	}

	private void send(ActorRequest.Send send) throws RefusedException {
		LocalActor actor = this.asker.access().receiver(send.to());
		this.asker.give(Operation.SEND, actor, send.event(), send.origin(), () -> true)
			.thenAccept((receipt) -> sent(send, receipt));
	}

	private void sent(ActorRequest.Send send, Receipt receipt) {
		RefusedException lost = RefusedException.undelivered(receipt);
		if (lost != null) {
			undelivered(send, lost.code(), String.valueOf(lost.getMessage()));
		}
	}

	private void undelivered(ActorRequest.Send send, FailureCode code, String message) {
		this.asker.tidings().undelivered(send, send.to(), code, message);
		this.deadLetters.add(code, send.to(), message);
	}

	private void unsubscribe(long id) {
		OpenQuestion open = this.asker.questions().get(id);
		if (open != null && open.kind() != QuestionKind.ASK && this.asker.questions().remove(id, open)) {
			open.abandon();
		}
	}

	private void refuse(ObjectNode message, @Nullable ActorRequest request, RefusedException refusal) {
		String type = message.path("type").asString("");
		if (type.equals(SEND) || type.equals(ASK)) {
			this.context.totals().deniedEvent();
			String to = ActorRequestReader.toOf(message);
			this.asker.tidings()
				.undelivered(request, (to != null) ? to : "", refusal.code(), String.valueOf(refusal.getMessage()));
		}
		Long id = ActorRequestReader.idOf(message);
		if (type.equals(SEND)) {
			String to = ActorRequestReader.toOf(message);
			this.deadLetters.add(refusal.code(), (to != null) ? to : "", String.valueOf(refusal.getMessage()));
		}
		else if (id != null) {
			if (type.equals(ASK)) {
				this.context.totals().answered(refusal.code());
			}
			this.asker.answer(new ActorAnswer.Failure(id, refusal.code(), String.valueOf(refusal.getMessage())));
		}
		else {
			this.context.totals().ignore();
		}
	}

}
