package io.github.xstatewebrtc.sample.cart;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.sample.order.Order.Item;
import io.github.xstatewebrtc.sample.order.Shelf;

/**
 * What the shop's page asks over HTTP. A pattern holds the names: in what the shop looks
 * for, {@code *} would stand for any characters.
 */
@RestController
class CartController {

	private final CartDesk desk;

	private final VisitorBook book;

	CartController(CartDesk desk, VisitorBook book) {
		this.desk = desk;
		this.book = book;
	}

	@GetMapping("/goods")
	List<Item> goods() {
		return Shelf.goods();
	}

	@GetMapping("/carts")
	Collection<Visit> carts() {
		return this.book.all();
	}

	@GetMapping("/carts/{name:cart-[0-9a-z]{1,32}}")
	CompletionStage<Quote> quote(@PathVariable String name) {
		return this.desk.quote(name);
	}

	/*
	 * PUT, because no other origin's page can make a browser send it unasked.
	 */
	@PutMapping("/carts/{name:cart-[0-9a-z]{1,32}}/order")
	CompletionStage<Placed> order(@PathVariable String name) {
		return this.desk.order(name).thenApply(Placed::new);
	}

	@ExceptionHandler(ActorException.class)
	ProblemDetail cartDoesNotAnswer(ActorException failure) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT,
				"The cart does not answer (" + failure.code() + ").");
	}

	/**
	 * An order that is open.
	 *
	 * @param order the well-known name of its statechart
	 */
	record Placed(String order) {

	}

}
