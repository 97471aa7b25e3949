package io.github.xstatewebrtc.transport.webrtc;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCCertificatePEM;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import org.jspecify.annotations.Nullable;

/**
 * The attacks on bare webrtc-java, none of which a process is to survive.
 */
final class Unfenced {

	private static final String FORMAT = "%n%n%n";

	private static final PeerConnectionFactory FACTORY = new PeerConnectionFactory(new HeadlessAudioDeviceModule());

	private Unfenced() {
	}

	static void configure(Consumer<RTCConfiguration> setting) {
		RTCConfiguration configuration = new RTCConfiguration();
		setting.accept(configuration);
		FACTORY.createPeerConnection(configuration, new UnfencedPair.Side());
	}

	static void useIceServer(@Nullable String username, @Nullable String... urls) {
		configure((configuration) -> {
			RTCIceServer server = new RTCIceServer();
			server.urls.addAll(Arrays.asList(urls));
			server.username = username;
			server.password = username;
			configuration.iceServers.add(server);
		});
	}

	static void useCertificate() {
		configure((configuration) -> configuration.certificates.add(new RTCCertificatePEM("no key", "no PEM", 0)));
	}

	static void openChannels(int count, Consumer<RTCDataChannelInit> setting) {
		RTCPeerConnection connection = connection();
		for (int i = 0; i < count; i++) {
			RTCDataChannelInit init = new RTCDataChannelInit();
			setting.accept(init);
			connection.createDataChannel("channel", init);
		}
	}

	static void openChannelsInBand() throws Exception {
		UnfencedPair pair = connected();
		for (int i = 0; i < 1_100; i++) {
			pair.offerer.createDataChannel("channel", new RTCDataChannelInit());
		}
	}

	static void throwWhereAFrameArrives() throws Exception {
		connected(Unfenced::boom).send();
		waitForTheEnd();
	}

	static void throwWhereACandidateAppears() throws Exception {
		RTCPeerConnection connection = FACTORY.createPeerConnection(new RTCConfiguration(), (candidate) -> boom());
		connection.createDataChannel("channel", new RTCDataChannelInit());
		UnfencedPair.set(connection, UnfencedPair.offer(connection), true);
		waitForTheEnd();
	}

	static void throwWhereADescriptionIsMade() throws Exception {
		connection().createOffer(new RTCOfferOptions(), new CreateSessionDescriptionObserver() {

			@Override
			public void onSuccess(RTCSessionDescription description) {
				boom();
			}

			@Override
			public void onFailure(String error) {
			}

		});
		waitForTheEnd();
	}

	static void throwWhereStatisticsArrive() throws Exception {
		connection().getStats((report) -> boom());
		waitForTheEnd();
	}

	static void disposeWhileOthersSend() throws Exception {
		for (int i = 0; i < 100; i++) {
			UnfencedPair pair = connected();
			CountDownLatch sending = new CountDownLatch(300);
			for (int sender = 0; sender < 3; sender++) {
				new Thread(() -> sendUntilRefused(pair, sending)).start();
			}
			sending.await();
			pair.atOfferer.unregisterObserver();
			pair.atOfferer.dispose();
		}
	}

	private static void sendUntilRefused(UnfencedPair pair, CountDownLatch sending) {
		try {
			for (int i = 0; i < 100_000; i++) {
				pair.send();
				sending.countDown();
			}
		}
		catch (Exception ex) {
			// It was disposed of between two calls.
		}
	}

	static void disposeOfTheFactoryInACallback() throws Exception {
		connected(FACTORY::dispose).send();
		waitForTheEnd();
	}

	static void useAConnectionWithoutItsFactory() throws Exception {
		UnfencedPair pair = connected();
		FACTORY.dispose();
		pair.offerer.close();
	}

	static void useAChannelWithoutItsFactory() throws Exception {
		UnfencedPair pair = connected();
		pair.offerer.close();
		pair.answerer.close();
		FACTORY.dispose();
		pair.atOfferer.getState();
	}

	static void takeACandidate() throws Exception {
		UnfencedPair pair = new UnfencedPair(FACTORY);
		UnfencedPair.set(pair.answerer, UnfencedPair.offer(pair.offerer), false);
		pair.answerer.addIceCandidate(new RTCIceCandidate("0", 0, "candidate:" + FORMAT));
	}

	static void removeACandidate() {
		connection().removeIceCandidates(new RTCIceCandidate[] { new RTCIceCandidate("0", 0, FORMAT) });
	}

	static void takeADescription() throws Exception {
		take("v=0\r\nm=" + FORMAT);
	}

	static void takeAFingerprint() throws Exception {
		String offer = UnfencedPair.offer(new UnfencedPair(FACTORY).offerer).sdp;
		take(offer.replaceAll("a=fingerprint:.*", "a=fingerprint:" + FORMAT));
	}

	private static void take(String offer) throws Exception {
		UnfencedPair.set(connection(), new RTCSessionDescription(RTCSdpType.OFFER, offer), false);
	}

	private static RTCPeerConnection connection() {
		return FACTORY.createPeerConnection(new RTCConfiguration(), new UnfencedPair.Side());
	}

	private static UnfencedPair connected() throws Exception {
		return connected(() -> {
		});
	}

	private static UnfencedPair connected(Runnable onMessage) throws Exception {
		return new UnfencedPair(FACTORY).connect(onMessage);
	}

	private static void boom() {
		throw new IllegalStateException("boom");
	}

	// It comes from the native library's thread; whoever is still there after the
	// deadline
	// has survived.
	private static void waitForTheEnd() throws InterruptedException {
		new CountDownLatch(1).await(10, TimeUnit.SECONDS);
	}

}
