package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * A hub in a time of its own.
 */
final class TestHub {

	static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

	static final HubSettings SETTINGS = new HubSettings(3, 1000, 100, Duration.ofSeconds(10), Duration.ofSeconds(30),
			"all");

	private final ManualTimers timers;

	private final SignalingHub hub;

	TestHub() {
		this(SETTINGS, IceServers.of(List.of()), ResumeTokens.ofThisProcess());
	}

	TestHub(HubSettings settings, IceServers iceServers, ResumeTokens tokens) {
		this.timers = new ManualTimers();
		this.hub = new SignalingHub(settings, iceServers, tokens, this.timers);
	}

	SignalingHub hub() {
		return this.hub;
	}

	ManualTimers timers() {
		return this.timers;
	}

	TestPeer connect() {
		return connect(ALL);
	}

	TestPeer connect(Set<Permission> granted) {
		return TestPeer.connect((session) -> this.hub.connect(session, granted));
	}

	TestPeer connectOwn() {
		return TestPeer.connect(this.hub.ownPeer());
	}

	/**
	 * Join a channel and leave nothing unheard in it.
	 */
	TestPeer joined(String channel, String name, TestPeer... others) {
		TestPeer peer = connect().join(channel, name);
		settle();
		peer.hears();
		for (TestPeer other : others) {
			other.hears();
		}
		return peer;
	}

	void settle() {
		this.timers.pass(Presence.COALESCED);
	}

}
