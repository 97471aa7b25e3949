package io.github.xstatewebrtc.peer;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.application.RemoteHub;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

import static org.awaitility.Awaitility.await;

/**
 * A peer of a running application, over its WebSocket and WebRTC, that has no actors of
 * its own.
 */
public final class RemoteCaller implements AutoCloseable {

	private static final Duration TIME = Duration.ofSeconds(20);

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final ActorService service;

	private final LocalPeer peer;

	private final PeerActorSystem actors;

	public RemoteCaller(URI signaling, String channel, MessageObserver observer) {
		this.service = new ActorService(new LocalActorSystem(), Exposure.NOTHING, null, Timers.on(this.threads),
				this.threads, observer);
		this.peer = new LocalPeer(new PeerSettings("caller", "host", List.of(channel), LinkSettings.defaults()),
				new RemoteHub(signaling), this.transports, null, this.service, this.threads, this.threads);
		this.actors = new PeerActorSystem(this.peer, this.service, (spec) -> {
			throw new UnsupportedOperationException("It has no actors");
		});
		this.peer.start();
		await().until(() -> !this.peer.peers().isEmpty());
	}

	/** Return the only actor that fits. */
	public ActorRef find(ActorPattern pattern) {
		return this.actors.findAny(pattern, TIME)
			.toCompletableFuture()
			.orTimeout(TIME.toSeconds(), TimeUnit.SECONDS)
			.join();
	}

	@Override
	public void close() {
		this.peer.stop();
		this.service.close();
		this.transports.close();
		this.threads.shutdownNow();
	}

}
