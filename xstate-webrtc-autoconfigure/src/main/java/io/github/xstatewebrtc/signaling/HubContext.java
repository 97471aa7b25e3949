package io.github.xstatewebrtc.signaling;

import io.github.xstatewebrtc.timing.Timers;

/**
 * What the channels of one run of a hub share.
 *
 * @param settings what the hub takes
 * @param totals what it holds in all
 * @param relayTotals what it has passed on in all
 * @param iceServers which servers to hand out
 * @param tokens signs resume tokens
 * @param admission asks the application who comes in
 * @param timers time
 * @param run a random name of this run
 * @param startedAt when it began, in nanoseconds of the timers
 */
record HubContext(HubSettings settings, HubTotals totals, RelayTotals relayTotals, IceServers iceServers,
		ResumeTokens tokens, Admission admission, Timers timers, String run, long startedAt) {

	/**
	 * Tell whether peers of an earlier run may still go on under their ids.
	 */
	boolean hasJustStarted() {
		return this.timers.nanoTime() - this.startedAt < this.settings.resumeWindow().toNanos();
	}

}
