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
 * @param run what began with this hub
 */
record HubContext(HubSettings settings, HubTotals totals, RelayTotals relayTotals, IceServers iceServers,
		ResumeTokens tokens, Admission admission, Timers timers, HubRun run) {
}
