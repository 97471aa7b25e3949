package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.InvalidIceServerException;

/**
 * Hands each argument to the native library as the url of an ICE server, if it gets that
 * far.
 */
final class UseIceServers {

	private UseIceServers() {
	}

	public static void main(String[] args) throws Exception {
		try (WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS)) {
			for (String url : args) {
				try {
					IceServer server = new IceServer(List.of(url), "user", "s".repeat(100));
					Transport transport = factory.create(Role.OFFERER, List.of(server));
					RecordingListener listener = new RecordingListener();
					transport.open(listener);
					listener.description.get(10, TimeUnit.SECONDS);
					transport.close();
					System.out.println("used: " + listener.closed.get(10, TimeUnit.SECONDS));
				}
				catch (InvalidIceServerException ex) {
					System.out.println("refused: " + ex.getMessage());
				}
			}
		}
	}

}
