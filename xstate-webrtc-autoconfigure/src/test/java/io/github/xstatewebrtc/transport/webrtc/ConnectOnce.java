package io.github.xstatewebrtc.transport.webrtc;

import java.nio.file.Path;
import java.util.List;

import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Connects two peers, sends a frame, closes and returns from {@code main}; an optional
 * argument names the directory for the native library.
 */
final class ConnectOnce {

	private ConnectOnce() {
	}

	public static void main(String[] args) throws Exception {
		Path directory = (args.length > 0) ? Path.of(args[0]) : null;
		WebRtcSettings settings = new WebRtcSettings(0, 0, false, directory, RemoteCandidatePolicy.DEFAULT);
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(settings)) {
			System.out.println("before: " + factory.status().state());
			try {
				Pair pair = new Pair(factory, factory).connect();
				Pair.send(pair.offerer, LinkChannel.ACTOR, "a frame");
				System.out.println("received: " + pair.atAnswerer.nextFrame().text());
				pair.close();
			}
			catch (TransportUnavailableException ex) {
				System.out.println("unavailable: " + ex.getMessage());
				again(factory);
			}
			System.out.println("after: " + factory.status());
		}
		System.out.println("returning");
	}

	private static void again(WebRtcTransportFactory factory) {
		try {
			factory.create(Role.OFFERER, List.of());
		}
		catch (TransportUnavailableException ex) {
			System.out.println("still unavailable: " + ex.getMessage());
		}
	}

}
