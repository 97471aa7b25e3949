package io.github.xstatewebrtc.transport.webrtc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.link.Transport;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.InvalidIceServerException;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * The same attacks through this package. Each prints what the fence says.
 */
final class Fenced {

	private static final WebRtcTransportFactory FACTORY = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

	private Fenced() {
	}

	/**
	 * What the attack needs cannot be asked for; a connection is made all the same.
	 */
	static void connect() throws Exception {
		Pair pair = new Pair(FACTORY, FACTORY).connect();
		for (LinkChannel channel : LinkChannel.values()) {
			Pair.send(pair.offerer, channel, "a frame");
			RecordingListener.Frame frame = pair.atAnswerer.nextFrame();
			say("received on channel " + frame.channel().id() + ": " + frame.text());
		}
		pair.close();
	}

	static void useIceServer(@Nullable String username, String... urls) {
		try {
			FACTORY.create(Role.OFFERER, List.of(new IceServer(List.of(urls), username, username)));
		}
		catch (InvalidIceServerException ex) {
			say(ex.getMessage());
		}
	}

	/**
	 * The other side opens them.
	 */
	static void openChannels(int count) throws Exception {
		Transport answerer = FACTORY.create(Role.ANSWERER, List.of());
		RecordingListener listener = new RecordingListener();
		answerer.open(listener);
		try (RawPeer peer = new RawPeer(answerer)) {
			for (int i = 0; i < count; i++) {
				peer.channels(false);
			}
			peer.connect(listener);
			say(listener.closed.get(10, TimeUnit.SECONDS));
		}
	}

	static void throwWhereAFrameArrives() throws Exception {
		RecordingListener failing = new RecordingListener() {

			@Override
			public void received(LinkChannel channel, byte[] frame) {
				throw new IllegalStateException("boom");
			}

		};
		Pair pair = new Pair(FACTORY, FACTORY, new RecordingListener(), failing).connect();
		Pair.send(pair.offerer, LinkChannel.ACTOR, "[]");
		say(failing.closed.get(10, TimeUnit.SECONDS));
	}

	static void throwWhereACandidateAppears() throws Exception {
		end(new RecordingListener() {

			@Override
			public void localCandidate(IceCandidate candidate) {
				throw new IllegalStateException("boom");
			}

		});
	}

	static void throwWhereADescriptionIsMade() throws Exception {
		end(new RecordingListener() {

			@Override
			public void localDescription(SessionDescription description) {
				throw new IllegalStateException("boom");
			}

		});
	}

	/**
	 * What tells the other side is one datagram. Where it is lost among all the others,
	 * the silence does, 15 seconds later.
	 */
	static void closeWhileOthersSend() throws Exception {
		List<CompletableFuture<String>> told = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			Pair pair = new Pair(FACTORY, FACTORY).connect();
			CountDownLatch sending = new CountDownLatch(300);
			CompletableFuture<?>[] senders = new CompletableFuture<?>[3];
			for (int sender = 0; sender < senders.length; sender++) {
				senders[sender] = CompletableFuture.runAsync(() -> sendUntilOver(pair, sending));
			}
			sending.await();
			pair.offerer.close();
			CompletableFuture.allOf(senders).get(10, TimeUnit.SECONDS);
			told.add(pair.atAnswerer.closed);
		}
		for (CompletableFuture<String> reason : told) {
			say(reason.get(30, TimeUnit.SECONDS));
		}
	}

	private static void sendUntilOver(Pair pair, CountDownLatch sending) {
		while (!pair.atOfferer.closed.isDone()) {
			Pair.send(pair.offerer, LinkChannel.ACTOR, "[]");
			sending.countDown();
		}
	}

	/**
	 * What no one is to do, and what costs two seconds and a warning.
	 */
	static void closeTheFactoryInACallback() throws Exception {
		RecordingListener closing = new RecordingListener() {

			@Override
			public void received(LinkChannel channel, byte[] frame) {
				FACTORY.close();
			}

		};
		Pair pair = new Pair(FACTORY, FACTORY, new RecordingListener(), closing).connect();
		Pair.send(pair.offerer, LinkChannel.ACTOR, "[]");
		say(closing.closed.get(10, TimeUnit.SECONDS));
	}

	static void useAConnectionWithoutItsFactory() throws Exception {
		Pair pair = new Pair(FACTORY, FACTORY).connect();
		FACTORY.close();
		Pair.send(pair.offerer, LinkChannel.ACTOR, "[]");
		pair.offerer.statistics();
		pair.offerer.remoteDescription(new SessionDescription("answer", "v=0"));
		pair.offerer.remoteCandidate(new IceCandidate("candidate:1", "0", 0));
		pair.offerer.close();
		say(pair.atOfferer.closed.get(10, TimeUnit.SECONDS));
		try {
			FACTORY.create(Role.OFFERER, List.of());
		}
		catch (TransportUnavailableException ex) {
			say(ex.getMessage());
		}
	}

	static void takeACandidate(String candidate) throws Exception {
		Pair pair = new Pair(FACTORY, FACTORY);
		pair.answerer.open(pair.atAnswerer);
		pair.offerer.open(pair.atOfferer);
		pair.answerer.remoteDescription(pair.atOfferer.description.get(10, TimeUnit.SECONDS));
		pair.atAnswerer.description.get(10, TimeUnit.SECONDS);
		pair.answerer.remoteCandidate(new IceCandidate(candidate, candidate, -7));
		pair.answerer.statistics();
		say("refused candidates: " + FACTORY.refusedCandidates());
	}

	static void takeADescription(String sdp) throws Exception {
		Transport answerer = FACTORY.create(Role.ANSWERER, List.of());
		RecordingListener listener = new RecordingListener();
		answerer.open(listener);
		answerer.remoteDescription(new SessionDescription("offer", sdp));
		say(listener.closed.get(10, TimeUnit.SECONDS));
	}

	private static void end(RecordingListener listener) throws Exception {
		FACTORY.create(Role.OFFERER, List.of()).open(listener);
		say(listener.closed.get(10, TimeUnit.SECONDS));
	}

	/**
	 * Free what the attack left open.
	 */
	static void tidy() {
		FACTORY.close();
	}

	private static void say(@Nullable String words) {
		System.out.println("The fence says: " + words);
	}

}
