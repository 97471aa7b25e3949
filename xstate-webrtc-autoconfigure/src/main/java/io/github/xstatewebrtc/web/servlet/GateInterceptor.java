package io.github.xstatewebrtc.web.servlet;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Puts the gate before the page: 401 or 403 and a readable sentence for those who may not
 * see it. The browser client holds no secret, and pages that present a token instead of a
 * log-in load it: nobody has to have logged in for it.
 */
final class GateInterceptor implements HandlerInterceptor {

	private final AccessGate gate;

	private final ForeignOriginLog log = new ForeignOriginLog();

	GateInterceptor(AccessGate gate) {
		this.gate = gate;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		AccessDecision decision = this.gate.check(request);
		if (decision instanceof AccessDecision.ForeignOrigin foreign) {
			this.log.warn(foreign);
			PlainText.write(response, HttpStatus.FORBIDDEN, foreign.message());
		}
		else if (decision instanceof AccessDecision.Refused refused) {
			PlainText.write(response, HttpStatus.FORBIDDEN, refused.message());
		}
		else if (decision instanceof AccessDecision.Unauthenticated unauthenticated) {
			if (SharedClientInterceptor.isClient(request)) {
				return true;
			}
			PlainText.write(response, HttpStatus.UNAUTHORIZED, unauthenticated.message());
		}
		return decision instanceof AccessDecision.Granted;
	}

}
