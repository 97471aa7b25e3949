package io.github.xstatewebrtc.sample.cart;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A cart is not as the shop needs it; the reason is for the customer.
 */
class CartException extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	CartException(String reason) {
		this(HttpStatus.CONFLICT, reason);
	}

	CartException(HttpStatus status, String reason) {
		super(status, reason);
	}

}
