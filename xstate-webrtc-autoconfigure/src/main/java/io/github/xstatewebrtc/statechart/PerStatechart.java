package io.github.xstatewebrtc.statechart;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What an adapter keeps for each statechart, for as long as that lives: by identity,
 * since statecharts may be equal. Safe for use by many threads.
 *
 * @param <V> the type of what is kept, which must not hold the statechart
 */
public final class PerStatechart<V> {

	private final Map<WeakIdentity, V> values = new ConcurrentHashMap<>();

	private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

	/**
	 * Return what is kept for a statechart.
	 * @param machine the statechart
	 * @param made makes it the first time, once
	 * @return what is kept
	 */
	public V of(Object machine, Supplier<V> made) {
		for (Reference<?> gone = this.collected.poll(); gone != null; gone = this.collected.poll()) {
			this.values.remove(gone);
		}
		return this.values.computeIfAbsent(new WeakIdentity(machine, this.collected), (added) -> made.get());
	}

}
