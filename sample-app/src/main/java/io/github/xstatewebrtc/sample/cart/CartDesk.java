package io.github.xstatewebrtc.sample.cart;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.sample.weborder.WebOrders;

/**
 * Talks to the carts of the visitors: each is an XState machine in a browser's tab.
 */
@Service
class CartDesk {

	private static final Log logger = LogFactory.getLog(CartDesk.class);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final ActorSystem actors;

	private final WebOrders orders;

	private final VisitorBook book;

	CartDesk(ActorSystem actors, WebOrders orders, VisitorBook book) {
		this.actors = actors;
		this.orders = orders;
		this.book = book;
	}

	/**
	 * Ask a cart what is in it. From then on the shop hears when its tab is closed.
	 * @param name its name
	 * @return completes with what it says
	 */
	CompletionStage<Quote> quote(String name) {
		return this.actors.findAny(ActorPattern.named(name), PATIENCE)
			.exceptionally((failure) -> missing(name, failure))
			.thenCompose((cart) -> cart.ask(ActorEvent.of("QUOTE"), PATIENCE)
				.thenApply((reply) -> Quote.of(reply.snapshot()))
				.whenComplete((quote, failure) -> {
					if (quote != null && this.book.enter(Visit.of(name, quote.total()))) {
						watch(name, cart);
					}
				}));
	}

	/**
	 * Open an order for what is in a cart, once.
	 * @param name the cart's name, {@code cart-} and an id
	 * @return completes with the name of the order's statechart
	 */
	CompletionStage<String> order(String name) {
		return quote(name).thenApply((quote) -> {
			String id = name.substring("cart-".length());
			String order = this.orders.open(quote.order(id, "tok_" + UUID.randomUUID()));
			var unused = this.book.change(name, (visit) -> visit.ordered(order));
			return order;
		});
	}

	private void watch(String name, ActorRef cart) {
		var unused = cart.watch().whenComplete((status, failure) -> {
			String how = how(status, failure);
			logger.info("The cart " + name + " has left: " + how);
			Visit visit = this.book.change(name, (known) -> known.gone(how));
			if (visit != null && visit.order() != null) {
				this.orders.abandon(visit.order());
			}
		});
	}

	private static ActorRef missing(String name, Throwable failure) {
		throw new CartException(HttpStatus.NOT_FOUND, "There is no cart " + name + " in this shop's channel ("
				+ how(null, failure) + "): is its page still open?");
	}

	private static String how(@Nullable ActorStatus status, @Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException wrapped) ? wrapped.getCause() : failure;
		if (status != null) {
			return status.id();
		}
		return (cause instanceof ActorException ended) ? ended.code() : String.valueOf(cause);
	}

}
