package io.github.xstatewebrtc.actor.capture;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Goes through an application's collection or map, which may be slow, and may fail on the
 * way or be changed by another thread: what came before is kept.
 *
 * @param <E> what lies in it
 */
final class Elements<E> {

	private static final Note CHANGED = new Note("(changed while it was read)");

	private final Class<?> type;

	private final Budget budget;

	private final Supplier<? extends Iterator<? extends E>> begin;

	private @Nullable Iterator<? extends E> iterator;

	private @Nullable E current;

	private int taken;

	private @Nullable Note failure;

	/**
	 * Stand before the first element.
	 * @param collection the collection or map
	 * @param budget told how long it takes
	 * @param begin begins to iterate
	 */
	Elements(Object collection, Budget budget, Supplier<? extends Iterator<? extends E>> begin) {
		this.type = collection.getClass();
		this.budget = budget;
		this.begin = begin;
	}

	/**
	 * Go on to the next element.
	 * @return whether there is one; if not, there may be a {@link #failure()}
	 * @throws RuntimeException if not even the first can be had
	 */
	boolean advance() {
		long start = System.nanoTime();
		try {
			Iterator<? extends E> elements = this.iterator;
			if (elements == null) {
				elements = this.begin.get();
				this.iterator = elements;
			}
			if (!elements.hasNext()) {
				return false;
			}
			this.current = elements.next();
			this.taken++;
			return true;
		}
		catch (Throwable ex) {
			if (this.taken == 0) {
				throw ex;
			}
			this.failure = (ex instanceof ConcurrentModificationException) ? CHANGED : Note.unreadable(ex);
			return false;
		}
		finally {
			this.budget.read(this.type, SlowMembers.ELEMENTS, start);
		}
	}

	@Nullable E current() {
		return this.current;
	}

	@Nullable Note failure() {
		return this.failure;
	}

	/**
	 * Tell how many are left, the current one among them.
	 * @param size says how many there are in all; not asked before, since it may be slow
	 * @param prefix stands before it
	 * @return a text such as {@code 3 more}
	 */
	Note more(IntSupplier size, String prefix) {
		long start = System.nanoTime();
		try {
			return this.budget.exceeded(new Note(prefix + (size.getAsInt() - this.taken + 1) + " more"));
		}
		catch (Throwable ex) {
			return Note.unreadable(ex);
		}
		finally {
			this.budget.read(this.type, SlowMembers.ELEMENTS, start);
		}
	}

}
