package io.github.xstatewebrtc.inspection;

import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.protocol.inspection.InspectionEvents;

/**
 * What a watcher is told beside the events: how actors are, which there are, and how many
 * events it lacks.
 */
final class StateMessages {

	private static final CapturedEvent RESYNC = CapturedEvent.of(InspectionEvents.RESYNC);

	private final InspectionEncoder encoder;

	private final WatcherHome home;

	StateMessages(InspectionEncoder encoder, WatcherHome home) {
		this.encoder = encoder;
		this.home = home;
	}

	WatchMessage actor(Track track) {
		return WatchMessage.state(() -> this.encoder.actor(track.actor(), track.startSeq(), track.startTime(),
				track.newest().snapshot()));
	}

	WatchMessage newest(Track track) {
		Published newest = track.newest();
		return WatchMessage
			.state(() -> this.encoder.snapshot(track.actor(), newest.seq(), newest.time(), RESYNC, newest.snapshot()));
	}

	WatchMessage synced(QueuedWatcher watcher) {
		return WatchMessage.state(() -> this.encoder.synced(this.home.alive(watcher)));
	}

	WatchMessage gap(long events) {
		return WatchMessage.gap(events, this.encoder);
	}

}
