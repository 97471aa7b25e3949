package io.github.xstatewebrtc.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.UndeliveredException;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * The link alone.
 */
final class TestedLink extends OverLink {

	private static final Set<String> ANSWERS = Set.of("reply", "failure", "complete");

	private final Queue<byte[]> inspection = new ArrayDeque<>();

	private final Link link = newLink(this.inspection::poll);

	TestedLink() {
		super(false);
	}

	@Override
	Link link() {
		return this.link;
	}

	@Override
	public void act(String what, JsonNode step) {
		byte[] message = step.path("message").toString().getBytes(StandardCharsets.UTF_8);
		switch (what) {
			case "send" -> {
				boolean answer = ANSWERS.contains(step.path("message").path("type").asString());
				note(answer ? this.link.reply(message) : this.link.send(message), step.path("as").asString(null));
			}
			case "inspect" -> {
				this.inspection.add(message);
				this.link.wake();
			}
			case "close" -> {
				var unused = this.link.close(new LinkEnd(LinkEnd.CLOSING, "Done."));
			}
			default -> throw new AssertionError("No link does " + what);
		}
	}

	private void note(CompletionStage<?> sent, @Nullable String as) {
		var unused = sent.whenComplete((nothing, failure) -> {
			if (as != null && failure instanceof UndeliveredException undelivered) {
				noted().tell("failed", as, "code", undelivered.end().code());
			}
			else if (as != null) {
				noted().tell("taken", as);
			}
		});
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		noted().tell(JsonNodeFactory.instance.objectNode().set("message", message), channel.id());
	}

}
