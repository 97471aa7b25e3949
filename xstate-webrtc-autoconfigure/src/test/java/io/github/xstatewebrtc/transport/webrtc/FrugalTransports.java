package io.github.xstatewebrtc.transport.webrtc;

/**
 * Makes factories of connections whose native side wears out soon.
 */
public final class FrugalTransports {

	private FrugalTransports() {
	}

	/**
	 * Make one that shares nothing.
	 * @param messageBudget how many messages wear out a native factory
	 */
	public static WebRtcTransportFactory wornAfter(long messageBudget) {
		return new WebRtcTransportFactory(WebRtcSettings.DEFAULTS, new NativeRuntime(messageBudget));
	}

}
