package io.github.xstatewebrtc.source;

import io.github.xstatewebrtc.actor.ActorEvent;

/**
 * What {@code @xstate/inspect} 0.8 sends and takes: machines of XState 4, which also
 * receive events.
 */
final class ServiceDialect implements Dialect {

	static final String PREFIX = "service.";

	static final String DISCONNECT = "xstate.disconnect";

	private static final String INIT = "xstate.init";

	private final SourceActors actors;

	private final Deliveries deliveries;

	ServiceDialect(SourceActors actors, Deliveries deliveries) {
		this.actors = actors;
		this.deliveries = deliveries;
	}

	@Override
	public void read(String type, Frame frame) throws SourceRefusal {
		switch (type) {
			case "service.register" -> register(frame);
			case "service.event" -> event(frame);
			case "service.state" -> state(frame);
			case "service.stop" -> this.actors.stopped(frame.id("sessionId"));
			case DISCONNECT -> this.actors.clear();
			default -> throw SourceRefusal
				.badMessage("'" + type + "' is no type of @xstate/inspect, in whose words this application has begun.");
		}
	}

	private void register(Frame frame) throws SourceRefusal {
		String id = frame.id("sessionId");
		if (this.actors.isLiving(id)) {
			// Told of twice: when it starts, and when the inspector begins.
			return;
		}
		String name = frame.optionalName("id");
		String machine = frame.optionalText("machine");
		if (name == null && machine != null) {
			name = Frame.read("'machine'", machine).optionalName("id");
		}
		Frame state = frame.written("state");
		Description description = new Description((name != null) ? name : id, frame.optionalText("parent"), machine,
				ServiceDefinition::config, (event, delivery) -> this.deliveries.deliver(id, event, delivery::begins));
		this.actors.started(id, description, ActorEvent.of(INIT), Snapshots.ofState(state));
	}

	private void event(Frame frame) throws SourceRefusal {
		String id = frame.id("sessionId");
		Frame event = frame.written("event");
		if (!INIT.equals(event.optionalName("name"))) {
			String origin = event.optionalText("origin");
			this.actors.received(id, id.equals(origin) ? null : origin, event.object("data").event());
		}
	}

	private void state(Frame frame) throws SourceRefusal {
		Frame state = frame.written("state");
		this.actors.changed(frame.id("sessionId"), state.object("event").event(), Snapshots.ofState(state));
		Frame event = state.optionalObject("_event");
		if (event != null) {
			this.deliveries.delivered(event.optionalText("sendid"),
					!Boolean.FALSE.equals(state.members().get("changed")));
		}
	}

	@Override
	public void closed() {
		this.deliveries.close();
	}

}
