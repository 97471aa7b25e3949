package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCPeerConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.xstatewebrtc.link.TransportFactory.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Channels that the other side opens in-band while the connection is ended because of the
 * first of them.
 */
@Timeout(60)
class ForeignChannelTests {

	@Test
	void oneThatOpensAfterTheCutOffIsDisposedOfToo() throws Exception {
		WebRtcTransportFactory factory = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);
		WebRtcTransport transport = (WebRtcTransport) factory.create(Role.ANSWERER, List.of());
		try (factory) {
			CompletableFuture.runAsync(() -> lateChannel(transport), NativeRuntime.SHARED.owner())
				.get(20, TimeUnit.SECONDS);
		}
	}

	private static void lateChannel(WebRtcTransport transport) {
		NativeFactory nativeFactory = NativeRuntime.SHARED.retain(transport, null, false);
		PeerConnectionObserver nobody = (candidate) -> {
		};
		RTCPeerConnection connection = nativeFactory.createPeerConnection(new RTCConfiguration(), nobody);
		RTCDataChannel channel = connection.createDataChannel("late", new RTCDataChannelInit());
		ConnectionObserver observer = new ConnectionObserver(transport);
		observer.cutOff();
		observer.onDataChannel(channel);
		assertThat(channel.getLabel()).isEqualTo("late");
		connection.close();
		observer.disposeOfForeignChannels();
		assertThatNullPointerException().isThrownBy(channel::getLabel);
		NativeRuntime.SHARED.release(nativeFactory);
	}

}
