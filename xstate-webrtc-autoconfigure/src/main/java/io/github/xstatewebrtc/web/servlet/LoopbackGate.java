package io.github.xstatewebrtc.web.servlet;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import io.github.xstatewebrtc.protocol.signaling.ErrorCode;
import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * Lets in who sits at this machine, and grants everything. All of this must hold: the
 * remote address is loopback; {@code Host} and any {@code Origin} name loopback, because
 * a foreign name that resolves to 127.0.0.1 passes a check of the origin against the
 * host; there is no forwarding header and no HTTP/1.0 and no forward-headers strategy in
 * effect, because a stranger behind a proxy on this machine, or one who forges such a
 * header, has a loopback address too.
 */
public final class LoopbackGate implements AccessGate {

	private static final String REMEDY = " With xstate.webrtc.access=loopback only a browser or program on the same"
			+ " machine may come in, at http://localhost and without a proxy. To let people in who log in to this"
			+ " application, set xstate.webrtc.access=authenticated; to let everybody in who can reach it, set"
			+ " xstate.webrtc.access=open.";

	private static final AccessDecision GRANTED = new AccessDecision.Granted(EnumSet.allOf(Permission.class));

	private final boolean forwardHeadersInEffect;

	/**
	 * Make the gate.
	 * @param forwardHeadersInEffect whether the server or a filter believes forwarding
	 * headers ({@code server.forward-headers-strategy} {@code native} or
	 * {@code framework})
	 */
	public LoopbackGate(boolean forwardHeadersInEffect) {
		this.forwardHeadersInEffect = forwardHeadersInEffect;
	}

	@Override
	public AccessDecision check(HttpServletRequest request) {
		HttpServletRequest original = original(request);
		Optional<String> foreign = headers(original, "Origin").stream()
			.filter((origin) -> !LoopbackNames.isOrigin(origin))
			.findFirst();
		if (foreign.isPresent()) {
			return AccessDecision.ForeignOrigin.of(foreign.get(),
					(origin) -> "The origin '" + origin + "' is not on this machine." + REMEDY);
		}
		return refusal(original)
			.<AccessDecision>map((reason) -> new AccessDecision.Refused(ErrorCode.FORBIDDEN, reason + REMEDY))
			.orElse(GRANTED);
	}

	@Override
	public String audience() {
		return this.forwardHeadersInEffect
				? "by nobody: this application believes forwarding headers (server.forward-headers-strategy), so that it"
						+ " cannot tell who is on this machine. To let people in who log in to it, set"
						+ " xstate.webrtc.access=authenticated; to let everybody in who can reach it, set"
						+ " xstate.webrtc.access=open"
				: "from this machine only (xstate.webrtc.access=loopback)";
	}

	private Optional<String> refusal(HttpServletRequest request) {
		if (this.forwardHeadersInEffect) {
			return Optional.of("This application believes forwarding headers (server.forward-headers-strategy),"
					+ " so that it cannot tell who is on the same machine.");
		}
		Optional<String> trace = ForwardingHeaders.find(request);
		if (trace.isPresent()) {
			return Optional.of("This request has come through a proxy: it has " + trace.get() + ".");
		}
		if (request.getProtocol().equals("HTTP/1.0")) {
			return Optional
				.of("This request is of HTTP/1.0, as that of a proxy which adds no header; no browser speaks it.");
		}
		if (!LoopbackNames.isAddress(request.getRemoteAddr())) {
			return Optional.of("This request comes from " + request.getRemoteAddr() + ", another machine.");
		}
		List<String> hosts = headers(request, "Host");
		// HTTP/2 says it in :authority, which only the server's name shows.
		if (hosts.isEmpty() && !request.getProtocol().startsWith("HTTP/2")) {
			return Optional.of("This request does not say for which host it is: it has no 'Host' header.");
		}
		if (!hosts.stream().allMatch(LoopbackNames::isHost) || !isServerName(request.getServerName())) {
			return Optional.of("This request is not for localhost but for '" + request.getServerName() + "'.");
		}
		return Optional.empty();
	}

	private static boolean isServerName(String name) {
		return LoopbackNames.isName(name) || LoopbackNames.isName("[" + name + "]");
	}

	private static List<String> headers(HttpServletRequest request, String name) {
		return Collections.list(request.getHeaders(name));
	}

	/**
	 * Filters show what they like; the innermost request shows what was sent.
	 * @param request the request as it came to the gate
	 * @return the request as the container made it
	 */
	private static HttpServletRequest original(HttpServletRequest request) {
		HttpServletRequest innermost = request;
		while (innermost instanceof HttpServletRequestWrapper wrapper
				&& wrapper.getRequest() instanceof HttpServletRequest inner) {
			innermost = inner;
		}
		return innermost;
	}

}
