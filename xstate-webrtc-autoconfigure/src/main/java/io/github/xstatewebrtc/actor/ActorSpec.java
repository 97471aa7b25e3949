package io.github.xstatewebrtc.actor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * An application's own actor: its name, the events that it takes, and what it shows.
 * Events of other types, and such that lack something, are answered as {@code bad-event}
 * before the actor sees them.
 *
 * <pre class="code">
 * ActorSpec.named("till")
 * 	.on(Pay.class, (pay, self) -> this.till.pay(pay.amount()))
 * 	.on("OPEN", (event, self) -> this.till.open())
 * 	.shows(() -> ActorSnapshot.of(ActorStatus.ACTIVE, this.till.state()))
 * 	.build();
 * </pre>
 */
public final class ActorSpec {

	private final String systemId;

	private final String src;

	private final Map<String, Taken<?>> events;

	private final Supplier<? extends ActorState> state;

	private ActorSpec(Builder builder) {
		this.systemId = builder.systemId;
		this.src = builder.src;
		this.events = Collections.unmodifiableMap(new LinkedHashMap<>(builder.events));
		this.state = builder.state;
	}

	/**
	 * Begin to describe an actor.
	 * @param systemId its well-known name, of 1 to 255 characters
	 * @return a builder
	 */
	public static Builder named(String systemId) {
		return new Builder(systemId);
	}

	/**
	 * Return the well-known name.
	 * @return the system id, unique in this JVM
	 */
	public String systemId() {
		return this.systemId;
	}

	/**
	 * Return the kind of actor.
	 * @return the name that all actors of its kind share
	 */
	public String src() {
		return this.src;
	}

	/**
	 * Return the types of the events that it takes.
	 * @return the types in the order in which they were named
	 */
	public Set<String> eventTypes() {
		return this.events.keySet();
	}

	/**
	 * Return its state. For the thread that deals with an event.
	 * @return the state after what was dealt with
	 */
	public ActorState state() {
		return this.state.get();
	}

	/**
	 * Read an event as its handler wants it.
	 * @param event the event
	 * @param reader reads records
	 * @return deals with the event
	 * @throws BadEventException if it takes no such events, or something is missing
	 */
	public Handling read(ActorEvent event, EventReader reader) throws BadEventException {
		Taken<?> taken = this.events.get(event.type());
		if (taken == null) {
			throw new BadEventException("'" + this.systemId + "' takes no event of this type; it takes "
					+ String.join(", ", this.events.keySet()) + ".");
		}
		return taken.read(event, reader);
	}

	/**
	 * What an actor does with one event.
	 */
	@FunctionalInterface
	public interface Handling {

		/**
		 * Do it, on the actor's turn.
		 * @param self the actor
		 * @return what is replied, {@code null} for nothing
		 * @throws Exception as of {@link EventHandler#handle}
		 */
		@Nullable Object run(HostedActor self) throws Exception;

	}

	/**
	 * Events of one type.
	 *
	 * @param maker makes of an event what the handler wants
	 * @param handler deals with it
	 * @param <E> what the handler wants
	 */
	private record Taken<E>(Maker<E> maker, EventHandler<? super E> handler) {

		Handling read(ActorEvent event, EventReader reader) throws BadEventException {
			E made = this.maker.make(event, reader);
			return (self) -> this.handler.handle(made, self);
		}

	}

	@FunctionalInterface
	private interface Maker<E> {

		E make(ActorEvent event, EventReader reader) throws BadEventException;

	}

	/**
	 * Describes an actor.
	 */
	public static final class Builder {

		private static final int MOST_NAME = 255;

		private static final int MOST_TYPE = 256;

		private static final ActorSnapshot ALWAYS = ActorSnapshot.of(ActorStatus.ACTIVE, "active");

		private final String systemId;

		private final Map<String, Taken<?>> events = new LinkedHashMap<>();

		private String src;

		private Supplier<? extends ActorState> state = () -> ALWAYS;

		private Builder(String systemId) {
			check(systemId, MOST_NAME, "An actor's name");
			this.systemId = systemId;
			this.src = systemId;
		}

		/**
		 * Name the kind of actor; otherwise it is named like the actor. The kind is a tag
		 * of meters, so where many actors come and go it has to be named.
		 * @param kind a name that all actors of its kind share, of 1 to 255 characters
		 * @return this builder
		 */
		public Builder ofKind(String kind) {
			check(kind, MOST_NAME, "A kind of actors");
			this.src = kind;
			return this;
		}

		/**
		 * Take events that are records. All components must be there and not
		 * {@code null}, unless they are annotated with JSpecify's {@code @Nullable}.
		 * @param type a record that says by {@link EventType} which events it stands for
		 * @param handler deals with them
		 * @param <E> the type of the record
		 * @return this builder
		 * @throws IllegalArgumentException if it does not say so, or such events are
		 * taken already
		 */
		public <E extends Record> Builder on(Class<E> type, EventHandler<? super E> handler) {
			return add(RecordEvent.type(type),
					new Taken<E>((event, reader) -> reader.read(type, event.payload()), handler));
		}

		/**
		 * Take events as they are.
		 * @param type their type
		 * @param handler deals with them
		 * @return this builder
		 * @throws IllegalArgumentException if such events are taken already
		 */
		public Builder on(String type, EventHandler<? super ActorEvent> handler) {
			return add(type, new Taken<ActorEvent>((event, reader) -> event, handler));
		}

		/**
		 * Show a state, and end the actor when its status is no longer
		 * {@link ActorStatus#ACTIVE}. Otherwise it is always active.
		 * @param current gives the state after each event, on the thread that dealt with
		 * it, and once to the thread that registers the actor
		 * @return this builder
		 */
		public Builder shows(Supplier<? extends ActorState> current) {
			this.state = current;
			return this;
		}

		/**
		 * Return the actor.
		 * @return what was described
		 */
		public ActorSpec build() {
			return new ActorSpec(this);
		}

		private Builder add(String type, Taken<?> taken) {
			check(type, MOST_TYPE, "A type of events");
			if (this.events.putIfAbsent(type, taken) != null) {
				throw new IllegalArgumentException("'" + this.systemId + "' takes events of the type '" + type
						+ "' already: a type has one handler");
			}
			return this;
		}

		// What is longer, another peer cannot read in a list, or never send.
		private static void check(String name, int most, String what) {
			if (name.isEmpty() || name.length() > most) {
				throw new IllegalArgumentException(what + " has 1 to " + most + " characters, not " + name.length());
			}
		}

	}

}
