package io.github.xstatewebrtc.statechart.kit;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The statecharts that an adapter is tested with, written in its library. States and
 * events have exactly the names given here. What belongs to a {@link Feature} that the
 * library lacks is left out.
 *
 * @param <M> the type of a running statechart
 */
public interface StatechartFixture<M> {

	/**
	 * Return what the library can do.
	 * @return the features
	 */
	Set<Feature> features();

	/**
	 * Return a new turnstile, begun in {@code locked}, not started if the library has
	 * that.
	 *
	 * <pre>
	 * locked    COIN            → unlocked   increments the number of coins (CONTEXT)
	 * locked    BONUS                        increments it too, and nothing is left (CONTEXT)
	 * unlocked  PUSH            → locked
	 * locked    KICK [never]    → unlocked   (GUARDS)
	 * locked    JAM             → unlocked   throws an IllegalStateException (FAILURES)
	 * locked    REMOVE          → removed    a final state (FINAL)
	 * </pre>
	 * @return a statechart that no other holds
	 */
	M turnstile();

	/**
	 * Return a new player, begun in {@code silent}. Called if the library has
	 * {@link Feature#HIERARCHY}.
	 *
	 * <pre>
	 * silent    PLAY  → playing, and therein normal
	 * playing   HALT  → silent
	 *   normal  FAST  → fast
	 *   fast    SLOW  → normal
	 * </pre>
	 * @return a statechart that no other holds
	 */
	default M player() {
		throw new UnsupportedOperationException("The fixture names HIERARCHY and has no player()");
	}

	/**
	 * Return a new oven, begun in {@code idle}. Called if the library has
	 * {@link Feature#REGIONS}.
	 *
	 * <pre>
	 * idle       BAKE  → baking, and therein cold and dark
	 * baking     REST  → idle
	 *   heat:    cold  HEAT, ALL → hot   (ALL: BROADCAST)
	 *   light:   dark  LAMP, ALL → lit   (ALL: BROADCAST)
	 * </pre>
	 * @return a statechart that no other holds
	 */
	default M oven() {
		throw new UnsupportedOperationException("The fixture names REGIONS and has no oven()");
	}

	/**
	 * Return a new player as above, which begins to play where it was halted. Called if
	 * the library has {@link Feature#HISTORY}.
	 * @return a statechart that no other holds
	 */
	default M rememberingPlayer() {
		throw new UnsupportedOperationException("The fixture names HISTORY and has no rememberingPlayer()");
	}

	/**
	 * Return a new bell, begun in {@code quiet}. Called if the library has
	 * {@link Feature#TIMERS}.
	 *
	 * <pre>
	 * quiet     RING                     → ringing
	 * ringing   after a tenth of a second → quiet
	 * </pre>
	 * @return a statechart that no other holds
	 */
	default M bell() {
		throw new UnsupportedOperationException("The fixture names TIMERS and has no bell()");
	}

	/**
	 * Start a statechart as an application does, or do nothing if the library has no such
	 * thing.
	 * @param machine the statechart
	 */
	void start(M machine);

	/**
	 * Stop a statechart as an application does. Called if the library has
	 * {@link Feature#STOP}.
	 * @param machine the statechart
	 */
	default void stop(M machine) {
		throw new UnsupportedOperationException("The fixture names STOP and has no stop()");
	}

	/**
	 * Give a statechart an event as an application does, without the adapter.
	 * @param machine the statechart
	 * @param event the name of the event
	 */
	void fire(M machine, String event);

	/**
	 * Return the number of coins. Called if the library has {@link Feature#CONTEXT}.
	 * @param context the extended state of a turnstile
	 * @return how many it took
	 */
	default int coins(@Nullable Object context) {
		throw new UnsupportedOperationException("The fixture names CONTEXT and has no coins()");
	}

}
