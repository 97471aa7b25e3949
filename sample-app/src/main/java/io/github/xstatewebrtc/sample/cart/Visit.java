package io.github.xstatewebrtc.sample.cart;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What the shop knows of a cart.
 *
 * @param cart its name
 * @param total what it cost when it was last asked
 * @param order the name of its order, {@code null} if it has placed none
 * @param left how it ended, {@code null} while it is there: {@code done}, or
 * {@code peer-lost} when its tab was closed
 */
record Visit(String cart, BigDecimal total, @Nullable String order, @Nullable String left) {

	static Visit of(String cart, BigDecimal total) {
		return new Visit(cart, total, null, null);
	}

	Visit at(BigDecimal newTotal) {
		return new Visit(this.cart, newTotal, this.order, this.left);
	}

	Visit ordered(String name) {
		return new Visit(this.cart, this.total, name, this.left);
	}

	Visit gone(String how) {
		return new Visit(this.cart, this.total, this.order, how);
	}

}
