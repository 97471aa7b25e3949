package io.github.xstatewebrtc.vectors;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorUpdate;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.messaging.RemoteActorRef;
import io.github.xstatewebrtc.messaging.RemoteActors;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;

/**
 * The side that asks.
 */
final class TestedClient extends OverLink {

	private final Map<String, Runnable> ends = new HashMap<>();

	private final Link link = newLink(() -> null);

	private final RemoteActors remote = new RemoteActors(this.link, time(), time());

	TestedClient() {
		super(true);
	}

	@Override
	Link link() {
		return this.link;
	}

	@Override
	public void act(String what, JsonNode step) {
		String name = step.path("as").asString(null);
		ActorRef to = new RemoteActorRef(new ActorAddress("orders", "p-b", step.path("to").asString("@order")),
				() -> this.remote, time(), MessageObserver.NONE);
		switch (what) {
			case "send" -> note(name, "taken", to.send(TestedActors.event(step.path("event"))), (nothing, told) -> {
			});
			case "ask" -> {
				CompletionStage<ActorReply> reply = to.ask(TestedActors.event(step.path("event")),
						Duration.ofMillis(step.path("timeoutMs").asInt()));
				this.ends.put(name, () -> reply.toCompletableFuture().cancel(false));
				note(name, "reply", reply, TestedClient::replied);
			}
			case "subscribe" -> to.updates().subscribe(new Subscriber(name));
			case "watch" -> note(name, "complete", to.watch(), (status, told) -> told.put("status", status.id()));
			case "find" -> {
				JsonNode query = step.path("query");
				Function<String, @Nullable String> member = (each) -> query.path(each).asString(null);
				note(name, "found",
						this.remote.actors(
								new ActorQuery(member.apply("systemId"), member.apply("src"), member.apply("status"))),
						(actors, told) -> {
							ArrayNode all = told.putArray("actors");
							actors.forEach((actor) -> all.add(described(actor)));
						});
			}
			case "cancel", "unsubscribe" -> this.ends.get(name).run();
			default -> throw new AssertionError("Nobody who asks does " + what);
		}
	}

	private static void replied(ActorReply reply, ObjectNode told) {
		told.put("accepted", reply.accepted());
		if (reply.reason() != null) {
			told.put("reason", reply.reason());
		}
		if (reply.value() != null) {
			told.set("value", VectorFile.MAPPER.valueToTree(reply.value()));
		}
		if (reply.snapshot() != null) {
			told.set("snapshot", shown(reply.snapshot()));
		}
	}

	private static ObjectNode shown(ActorSnapshot snapshot) {
		ObjectNode shown = JsonNodeFactory.instance.objectNode();
		shown.put("status", snapshot.status().id());
		shown.set("value", VectorFile.MAPPER.valueToTree(snapshot.value()));
		if (snapshot.context() != null) {
			shown.set("context", VectorFile.MAPPER.valueToTree(snapshot.context()));
		}
		return shown;
	}

	private static ObjectNode described(ActorEntry actor) {
		ObjectNode described = JsonNodeFactory.instance.objectNode().put("sessionId", actor.sessionId());
		if (actor.systemId() != null) {
			described.put("systemId", actor.systemId());
		}
		return described.put("src", actor.src()).put("status", actor.status());
	}

	private <T> void note(@Nullable String name, String verb, CompletionStage<T> stage, Members<T> members) {
		if (name == null) {
			return;
		}
		var unused = stage.whenComplete((result, failure) -> {
			if (failure != null) {
				failed(name, failure);
			}
			else {
				ObjectNode told = JsonNodeFactory.instance.objectNode().put(verb, name);
				members.write(result, told);
				noted().tell(told, 0);
			}
		});
	}

	private void failed(String name, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		String code = (cause instanceof ActorException known) ? known.code() : "cancelled";
		noted().tell("failed", name, "code", code);
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		this.remote.take(message);
	}

	@Override
	public void begunAnew() {
		this.remote.end();
	}

	@Override
	public void lost(LinkEnd end) {
		super.lost(end);
		this.remote.end();
	}

	/** Return an event as it stands on the wire. */
	static ObjectNode written(ActorEvent event) {
		ObjectNode written = JsonNodeFactory.instance.objectNode().put("type", event.type());
		event.payload().forEach((member, value) -> written.set(member, VectorFile.MAPPER.valueToTree(value)));
		return written;
	}

	/**
	 * Writes what the application was told.
	 */
	private interface Members<T> {

		void write(T result, ObjectNode told);

	}

	/**
	 * Takes all there is.
	 */
	private final class Subscriber implements Flow.Subscriber<ActorUpdate> {

		private final String name;

		Subscriber(String name) {
			this.name = name;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			TestedClient.this.ends.put(this.name, subscription::cancel);
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(ActorUpdate update) {
			if (update instanceof ActorUpdate.Changed changed) {
				noted().tell("snapshot", this.name, "is", shown(changed.snapshot()));
			}
			else if (update instanceof ActorUpdate.Emitted emitted) {
				noted().tell("emitted", this.name, "event", written(emitted.event()));
			}
		}

		@Override
		public void onError(Throwable failure) {
			failed(this.name, failure);
		}

		@Override
		public void onComplete() {
			noted().tell("complete", this.name);
		}

	}

}
