package io.github.xstatewebrtc.statechart;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;

/**
 * The door through which the statecharts of one library come in. An adapter is safe for
 * use by many threads and keeps no statechart from being collected: what it must remember
 * of one hangs on that statechart itself.
 *
 * @param <M> the type of a running statechart
 */
public interface StatechartAdapter<M> {

	/**
	 * Return the type of a running statechart.
	 * @return the type that this adapter understands, subtypes included
	 */
	Class<M> type();

	/**
	 * Return the name of the kind of statechart.
	 * @param machine a statechart, running or not
	 * @return a name that all statecharts of one definition share
	 */
	String src(M machine);

	/**
	 * Return the statechart's own name.
	 * @param machine a statechart, running or not
	 * @return its name, or {@code null} if it has none
	 */
	@Nullable String name(M machine);

	/**
	 * Return the definition as an XState machine config: deterministic, with every target
	 * resolvable and every name free of {@code .} and {@code #}.
	 * @param machine a statechart, running or not; this reads only what never changes
	 * @return an immutable tree of maps, lists and scalars
	 */
	Map<String, @Nullable Object> definition(M machine);

	/**
	 * Return whether the statechart has been started and not been stopped.
	 * @param machine a statechart
	 * @return whether there is a current configuration
	 */
	boolean isActive(M machine);

	/**
	 * Return a live view of the current configuration, whose names are those of the
	 * {@linkplain #definition definition}.
	 * @param machine a statechart that {@linkplain #isActive is active}
	 * @return the view
	 */
	ActorState state(M machine);

	/**
	 * Tell an observer of everything that happens from now on, for as long as the
	 * statechart lives. Called once for a statechart and observer; the statechart holds
	 * the observer.
	 * @param machine a statechart, running or not
	 * @param observer whom to tell, on the thread on which it happens
	 */
	void observe(M machine, StatechartObserver observer);

	/**
	 * Give the statechart an event. The observer is told as of any other event, and told
	 * of all before the answer. Not called again before the answer, if it is called by a
	 * {@linkplain StatechartRegistry registry}. The answer is that to this event,
	 * whatever the application itself gives the statechart at the same time by its
	 * library.
	 * @param machine a statechart, running or not
	 * @param event its type is that of the {@linkplain #definition definition}; how what
	 * it carries reaches the statechart, the adapter says
	 * @return what became of it; what the application's code throws is in there and not
	 * thrown. Complete on return where the statechart deals with an event on the thread
	 * that brings it; later where another thread, or this one further out, is in the
	 * statechart and comes to the event afterwards
	 */
	CompletionStage<Acceptance> send(M machine, ActorEvent event);

	/**
	 * Return whether the calling thread is in the statechart, in a guard or an action of
	 * an event that the application gave it by its library. It must not wait there for an
	 * answer that comes afterwards.
	 * @param machine a statechart, running or not
	 * @return whether it is; {@code false} where the library has no way to tell
	 */
	default boolean isWithin(M machine) {
		return false;
	}

}
