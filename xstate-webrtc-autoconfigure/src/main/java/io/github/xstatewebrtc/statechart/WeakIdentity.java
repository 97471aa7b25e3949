package io.github.xstatewebrtc.statechart;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

import org.jspecify.annotations.Nullable;

/**
 * A key that stands for one object without keeping it from being collected.
 */
final class WeakIdentity extends WeakReference<Object> {

	private final int hash;

	WeakIdentity(Object object) {
		this(object, null);
	}

	WeakIdentity(Object object, @Nullable ReferenceQueue<Object> collected) {
		super(object, collected);
		this.hash = System.identityHashCode(object);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		if (this == other) {
			return true;
		}
		Object object = get();
		return object != null && other instanceof WeakIdentity key && key.get() == object;
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
