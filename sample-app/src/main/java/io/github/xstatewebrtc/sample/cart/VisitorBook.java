package io.github.xstatewebrtc.sample.cart;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The carts that the shop has asked, the newest hundred. For use by several threads.
 */
@Component
class VisitorBook {

	private static final int MOST = 100;

	private final Map<String, Visit> visits = new LinkedHashMap<>();

	/**
	 * Enter a cart, or what it says now.
	 * @param visit the visit
	 * @return whether it was not in the book
	 */
	synchronized boolean enter(Visit visit) {
		Visit known = this.visits.get(visit.cart());
		this.visits.put(visit.cart(), (known != null) ? known.at(visit.total()) : visit);
		if (this.visits.size() > MOST) {
			this.visits.remove(this.visits.keySet().iterator().next());
		}
		return known == null;
	}

	/**
	 * Change what is known of a cart, if it is in the book.
	 * @param cart its name
	 * @param change makes the new entry of the old
	 * @return the new entry, {@code null} if the cart is not in the book
	 */
	synchronized @Nullable Visit change(String cart, UnaryOperator<Visit> change) {
		return this.visits.computeIfPresent(cart, (name, known) -> change.apply(known));
	}

	synchronized Collection<Visit> all() {
		return List.copyOf(this.visits.values());
	}

}
