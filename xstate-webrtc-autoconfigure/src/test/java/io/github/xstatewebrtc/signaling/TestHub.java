package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.xstatewebrtc.protocol.signaling.Permission;

/**
 * A hub in a time of its own.
 */
final class TestHub {

	static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

	static final Set<Permission> ALL = EnumSet.allOf(Permission.class);

	static final HubSettings SETTINGS = new HubSettings(3, 1000, 100, Duration.ofSeconds(10), Duration.ofSeconds(30),
			"all", RelaySettings.defaults());

	private final ManualTimers timers = new ManualTimers();

	private final Instant start;

	private final SignalingHub hub;

	TestHub() {
		this(SETTINGS, IceServers.of(List.of()), ResumeTokens.ofThisProcess());
	}

	TestHub(HubSettings settings, IceServers iceServers, ResumeTokens tokens) {
		this(settings, iceServers, tokens, new AuthorityAuthorizer(Map.of(), Set.of()));
	}

	TestHub(ChannelAuthorizer authorizer, TokenAuthenticator... authenticators) {
		this(HubSettings.defaults(), IceServers.of(List.of()), ResumeTokens.ofThisProcess(), authorizer,
				authenticators);
	}

	TestHub(HubSettings settings, IceServers iceServers, ResumeTokens tokens, ChannelAuthorizer authorizer,
			TokenAuthenticator... authenticators) {
		this.start = START;
		Admission admission = new Admission(authorizer, List.of(authenticators), this::now);
		this.hub = new SignalingHub(settings, iceServers, tokens, admission, this.timers);
	}

	/** A hub that begins at another time. */
	TestHub(HubSettings settings, ResumeTokens tokens, Instant start) {
		this.start = start;
		Admission admission = new Admission(new AuthorityAuthorizer(Map.of(), Set.of()), List.of(), this::now);
		this.hub = new SignalingHub(settings, IceServers.of(List.of()), tokens, admission, this.timers);
	}

	SignalingHub hub() {
		return this.hub;
	}

	ManualTimers timers() {
		return this.timers;
	}

	/**
	 * The time of day, which passes with that of the timers.
	 */
	Instant now() {
		return this.start.plusNanos(this.timers.nanoTime());
	}

	TestPeer connect() {
		return connect(ALL);
	}

	TestPeer connect(Set<Permission> granted) {
		return connect(Caller.anonymous(granted));
	}

	TestPeer connect(Caller caller) {
		return TestPeer.connect((session) -> this.hub.connect(session, caller));
	}

	/**
	 * Log in for an hour.
	 */
	TestPeer login(String name, String... authorities) {
		return connect(Caller.user(name, Set.of(authorities), now().plus(Duration.ofHours(1))));
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
