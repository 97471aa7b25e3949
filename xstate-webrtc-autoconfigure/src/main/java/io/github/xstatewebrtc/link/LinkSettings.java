package io.github.xstatewebrtc.link;

/**
 * The numbers of protocol, section 3.
 *
 * @param timing the times
 * @param limits the sizes
 */
public record LinkSettings(LinkTiming timing, LinkLimits limits) {

	/**
	 * Return what the protocol names.
	 * @return the default
	 */
	public static LinkSettings defaults() {
		return new LinkSettings(LinkTiming.defaults(), LinkLimits.defaults());
	}

}
