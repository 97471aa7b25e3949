package io.github.xstatewebrtc.vectors;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.inspection.ShowValues;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.messaging.ActorConversation;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.peer.ShownActors;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * The side that has actors, and that is inspected.
 */
final class TestedActors extends OverLink {

	private static final String ORDER = "order";

	private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {
	};

	private final LocalActorSystem system = new LocalActorSystem();

	private final Map<String, Order> orders = new HashMap<>();

	private final boolean inspected;

	private final ShownActors shown;

	private final Link link;

	private final ActorConversation conversation;

	/**
	 * Begin with the order.
	 * @param given how the case begins
	 * @param inspected whether it is about what is told on the inspection channel, and
	 * not of what the order is given
	 */
	TestedActors(JsonNode given, boolean inspected) {
		super(true);
		this.inspected = inspected;
		List<String> names = given.path("shown").asBoolean(true) ? List.of() : List.of("nothing");
		InspectionBridge bridge = new InspectionBridge(new InspectionSettings(200, 2_000, names, List.of(),
				ShowValues.WHEN_AUTHORIZED, InspectionSettings.DEFAULTS.redaction()), time());
		this.system.addListener(bridge);
		this.shown = new ShownActors(bridge, this::wake, this::refuse);
		this.link = newLink(this.shown);
		List<String> exposed = given.path("exposed").asBoolean(true) ? List.of("*") : List.of();
		this.conversation = new ActorService(this.system, new Exposure(exposed, List.of()), bridge, time(), time(),
				MessageObserver.NONE)
			.open(this.link);
		start(ORDER);
		permit(given.path("permissions"));
		time().run();
	}

	static Set<Permission> permissions(JsonNode names) {
		if (names.isMissingNode()) {
			return EnumSet.of(Permission.INSPECT, Permission.VALUES, Permission.SEND);
		}
		Set<Permission> permissions = EnumSet.noneOf(Permission.class);
		for (Permission permission : Permission.values()) {
			names.forEach((name) -> {
				if (permission.wireName().equals(name.asString())) {
					permissions.add(permission);
				}
			});
		}
		return permissions;
	}

	static ActorEvent event(JsonNode event) {
		Map<String, Object> payload = VectorFile.MAPPER.convertValue(event, MEMBERS);
		payload.remove("type");
		return ActorEvent.of(event.path("type").asString(), payload);
	}

	@Override
	Link link() {
		return this.link;
	}

	@Override
	public int channel() {
		return this.inspected ? 1 : 0;
	}

	@Override
	public Map<String, JsonNode> bound() {
		return Map.of("$order", JsonNodeFactory.instance.stringNode(order(ORDER).sessionId()));
	}

	@Override
	public void act(String what, JsonNode step) {
		switch (what) {
			case "event" -> order(ORDER).take(event(step.path("event")));
			case "stop" -> order(ORDER).stop();
			case "start" -> start(step.path("systemId").asString());
			case "permit" -> permit(step.path("permissions"));
			case "hold" -> order(ORDER).hold();
			case "release" -> order(ORDER).release();
			default -> throw new AssertionError("These actors do not " + what);
		}
	}

	private void permit(JsonNode names) {
		Set<Permission> permissions = permissions(names);
		this.shown.permitted(permissions);
		this.conversation.permitted(permissions);
	}

	private void wake() {
		this.link.wake();
	}

	private void refuse(LinkEnd why) {
		var unused = this.link.close(why);
	}

	private void start(String systemId) {
		this.orders.put(systemId, new Order(this.system, systemId, this::given));
	}

	private void given(ActorEvent event) {
		if (!this.inspected) {
			noted().tell("event", TestedClient.written(event));
		}
	}

	private Order order(String systemId) {
		return Objects.requireNonNull(this.orders.get(systemId));
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		if (channel == LinkChannel.ACTOR) {
			this.conversation.message(message);
		}
		else {
			this.shown.message(message);
		}
	}

	@Override
	public void connected(String conn) {
		this.shown.end();
	}

	@Override
	public void disconnected(String conn, String reason) {
		this.shown.end();
	}

	@Override
	public void begunAnew() {
		this.conversation.end();
	}

	@Override
	public void lost(LinkEnd end) {
		super.lost(end);
		this.shown.end();
		this.conversation.end();
	}

}
