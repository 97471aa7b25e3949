package io.github.xstatewebrtc.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.application.RemoteHub;
import io.github.xstatewebrtc.link.LinkLimits;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkTiming;
import io.github.xstatewebrtc.link.TransportStatistics;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

/**
 * A peer in a process of its own that exchanges numbered messages with whoever connects.
 * It is told by lines on standard input what to do, and answers each with a line of JSON:
 * {@code stream n} to send more, {@code burst n} to do so at once, {@code cut} and
 * {@code cut-socket}, {@code status}, {@code books}.
 */
public final class NumberedPeer {

	private static final Duration EACH = Duration.ofMillis(1);

	private final NumberedMessages messages = new NumberedMessages();

	private final WebRtcTransportFactory webRtc = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private final CuttableTransports transports = new CuttableTransports(this.webRtc);

	private final RemoteHub hub;

	private final LocalPeer peer;

	private NumberedPeer(URI signaling, int scale) {
		this.hub = new RemoteHub(signaling);
		ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
		PeerSettings settings = new PeerSettings("numbered", "jvm", List.of("cuts"),
				new LinkSettings(scaled(scale), LinkLimits.defaults()));
		this.peer = new LocalPeer(settings, this.hub, this.transports, new TestActors().bridge(), this.messages,
				threads, threads);
		Timers.on(threads).schedule(EACH, () -> tick(threads));
	}

	private void tick(ScheduledExecutorService threads) {
		this.messages.tick();
		Timers.on(threads).schedule(EACH, () -> tick(threads));
	}

	private static LinkTiming scaled(int scale) {
		LinkTiming times = LinkTiming.defaults();
		return new LinkTiming(times.openWithin().dividedBy(scale), times.helloWithin().dividedBy(scale),
				times.ackAfter(), times.gather(), times.pingAfter().dividedBy(scale),
				times.silentAfter().dividedBy(scale), times.lostAfter().dividedBy(scale), Duration.ofMillis(200));
	}

	/**
	 * Join the hub's channel {@code cuts} and do as told.
	 * @param args the address of the hub's signaling, and by how much the times of the
	 * link are divided
	 */
	public static void main(String[] args) throws IOException {
		NumberedPeer peer = new NumberedPeer(URI.create(args[0]), Integer.parseInt(args[1]));
		peer.peer.start();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				System.out.println(ProtocolJson.mapper().writeValueAsString(peer.obey(line.split(" "))));
			}
		}
		System.exit(0);
	}

	private ObjectNode obey(String[] words) {
		switch (words[0]) {
			case "stream" -> this.messages.stream(Integer.parseInt(words[1]));
			case "burst" -> this.messages.burst(Integer.parseInt(words[1]));
			case "cut" -> this.transports.cut();
			case "cut-socket" -> this.hub.cut();
			case "books" -> {
				return this.messages.books();
			}
			case "status" -> {
				// the answer to everything
			}
			default -> throw new IllegalArgumentException("Nobody knows what to do at " + words[0]);
		}
		return status();
	}

	private ObjectNode status() {
		ObjectNode status = this.messages.status(ProtocolJson.mapper().createObjectNode());
		status.put("connections", this.webRtc.connectionsMade());
		status.put("restarts", this.peer.totals().restarts());
		status.put("peerId", this.peer.peerIds().get("cuts"));
		this.peer.peers().stream().map(PeerView::connection).filter((view) -> view != null).forEach((view) -> {
			status.put("state", view.state().name().toLowerCase(Locale.ROOT));
			TransportStatistics transport = view.transport();
			if (transport != null && transport.path() != null) {
				status.put("path", transport.path().local());
			}
		});
		return status;
	}

}
