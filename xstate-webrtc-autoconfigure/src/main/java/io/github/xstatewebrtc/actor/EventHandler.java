package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.Nullable;

/**
 * What an application's own actor does with events of one type.
 *
 * @param <E> what an event is: a record, or an {@link ActorEvent}
 */
@FunctionalInterface
public interface EventHandler<E> {

	/**
	 * Deal with an event. Called for one event of the actor at a time, in the order in
	 * which they came, on a thread that many actors share. It may wait for what an
	 * {@link ActorRef} answers by {@code join} or {@code get}: another thread takes this
	 * one's place meanwhile, as long as not more than 256 wait. What takes time otherwise
	 * takes it from all.
	 * @param event the event, complete and of the right types
	 * @param self the actor
	 * @return what whoever asks is answered, of values that JSON has, or records of such;
	 * {@code null} for nothing
	 * @throws EventRefusedException if the actor does not take the event, and is as it
	 * was
	 * @throws Exception if it fails; logged, and told to nobody
	 */
	@Nullable Object handle(E event, HostedActor self) throws Exception;

}
