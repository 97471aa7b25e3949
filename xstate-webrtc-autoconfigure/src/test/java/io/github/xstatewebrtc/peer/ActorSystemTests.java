package io.github.xstatewebrtc.peer;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorChange;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorPattern;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.messaging.ActorService;
import io.github.xstatewebrtc.messaging.Exposure;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.enums.EnumStatechart;
import io.github.xstatewebrtc.statechart.enums.EnumStatechartAdapter;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.webrtc.WebRtcSettings;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two JVM peers whose actors find, ask and watch each other over real connections.
 */
class ActorSystemTests {

	private static final Duration TIME = Duration.ofSeconds(20);

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), Timers.on(this.threads));

	private final Node shop = new Node("shop", this.hub.ownPeer());

	private final Node till = new Node("till",
			(session) -> this.hub.connect(session, Caller.anonymous(EnumSet.allOf(Permission.class))));

	@BeforeEach
	void start() {
		this.shop.peer.start();
		this.till.peer.start();
		await().until(() -> this.shop.peer.peers().size() == 1 && this.till.peer.peers().size() == 1);
	}

	@AfterEach
	void stop() {
		this.till.close();
		this.shop.close();
		this.hub.close();
		this.threads.shutdownNow();
	}

	@Test
	void actorsOfBothPeersAreFoundAndAskedAlike() {
		List<ActorRef> found = join(this.till.actors.find(ActorPattern.named("lamp"), TIME));
		assertThat(found).hasSize(2);
		for (ActorRef lamp : found) {
			ActorReply reply = join(lamp.ask(ActorEvent.of("PRESS"), TIME));
			assertThat(reply.accepted()).isTrue();
			assertThat(reply.snapshot()).satisfies((snapshot) -> assertThat(snapshot.value()).isEqualTo("ON"));
			assertThat(join(lamp.ask(ActorEvent.of("SING"), TIME)).accepted()).isFalse();
			assertThat(join(lamp.snapshot()).value()).isEqualTo("ON");
		}
		assertThat(this.shop.lamp.state()).isEqualTo(Lamp.ON);
		assertThat(this.till.lamp.state()).isEqualTo(Lamp.ON);
		assertThat(join(this.till.actors.find(ActorPattern.ofKind("nothing*"), TIME))).isEmpty();
	}

	@Test
	void whicheverSideConnectsBothCanAsk() {
		assertThat(join(remote(this.shop, this.till).ask(ActorEvent.of("PRESS"), TIME)).accepted()).isTrue();
		assertThat(join(remote(this.till, this.shop).ask(ActorEvent.of("PRESS"), TIME)).accepted()).isTrue();
	}

	@Test
	void anActorThatStopsAndAPeerThatLeavesAreTold() {
		ActorRef lamp = remote(this.shop, this.till);
		CompletionStage<ActorStatus> done = lamp.watch();
		lamp.send(ActorEvent.of("PRESS"));
		lamp.send(ActorEvent.of("BREAK"));
		assertThat(join(done)).isEqualTo(ActorStatus.DONE);
		CompletionStage<ActorStatus> other = address(this.shop, this.till, "@spare").watch();
		assertThat(join(address(this.shop, this.till, "@spare").snapshot()).value()).isEqualTo("OFF");
		this.till.peer.stop();
		assertThat(code(other)).isEqualTo("peer-lost");
		await().until(() -> this.shop.peer.peers().isEmpty());
		assertThat(code(lamp.send(ActorEvent.of("PRESS")))).isEqualTo("peer-lost");
	}

	@Test
	void whichActorsThereAreIsToldAsItChanges() throws Exception {
		HeardChanges heard = new HeardChanges();
		this.till.actors.changes(ActorPattern.named("lamp*")).subscribe(heard);
		assertThat(List.of(heard.next(), heard.next())).containsExactlyInAnyOrder("LISTED shop lamp",
				"LISTED till lamp");
		this.shop.registry.register(EnumStatechart.of(Lamp.OFF, Press.class, Lamp::next), "lamp-late");
		assertThat(heard.next()).isEqualTo("STARTED shop lamp-late");
		this.till.lamp.send(Press.PRESS);
		this.till.lamp.send(Press.BREAK);
		assertThat(heard.next()).isEqualTo("STOPPED till lamp");
		this.shop.peer.stop();
		assertThat(List.of(heard.next(), heard.next())).containsExactlyInAnyOrder("LOST shop lamp",
				"LOST shop lamp-late");
		this.shop.peer.start();
		assertThat(List.of(heard.next(), heard.next())).containsExactlyInAnyOrder("LISTED shop lamp",
				"LISTED shop lamp-late");
		heard.cancel();
	}

	@Test
	void aPeerThatIsGoneIsNotKeptByThoseWhoHearOfChanges() throws Exception {
		HeardChanges heard = new HeardChanges();
		this.shop.actors.changes(ActorPattern.named("spare")).subscribe(heard);
		heard.next();
		heard.next();
		String id = String.valueOf(this.till.peer.peerIds().get("orders"));
		WeakReference<Object> gone = new WeakReference<>(
				Objects.requireNonNull(this.shop.peer.channels().get(0).remote(id)).actors());
		this.till.peer.stop();
		assertThat(heard.next()).isEqualTo("LOST till spare");
		this.till.peer.start();
		assertThat(heard.next()).startsWith("LISTED").endsWith("spare");
		await().atMost(TIME).until(() -> {
			System.gc();
			return gone.get() == null;
		});
		heard.cancel();
	}

	private static ActorRef remote(Node from, Node to) {
		return address(from, to, "@lamp");
	}

	private static ActorRef address(Node from, Node to, String reference) {
		return from.actors.at(new ActorAddress("orders", String.valueOf(to.peer.peerIds().get("orders")), reference));
	}

	private static <T> T join(CompletionStage<T> stage) {
		return stage.toCompletableFuture().orTimeout(TIME.toSeconds(), TimeUnit.SECONDS).join();
	}

	private static String code(CompletionStage<?> stage) {
		try {
			throw new AssertionError("It did not fail: " + join(stage));
		}
		catch (CompletionException ex) {
			assertThat(ex.getCause()).isInstanceOf(ActorException.class);
			return ((ActorException) ex.getCause()).code();
		}
	}

	private final class Node {

		private final LocalActorSystem system = new LocalActorSystem();

		private final StatechartRegistry registry = new StatechartRegistry(this.system,
				List.of(new EnumStatechartAdapter()));

		private final WebRtcTransportFactory transports = new WebRtcTransportFactory(WebRtcSettings.DEFAULTS);

		private final EnumStatechart<Lamp, Press> lamp = EnumStatechart.of(Lamp.OFF, Press.class, Lamp::next);

		private final EnumStatechart<Lamp, Press> spare = EnumStatechart.of(Lamp.OFF, Press.class, Lamp::next);

		private final ActorService service;

		private final LocalPeer peer;

		private final PeerActorSystem actors;

		Node(String name, HubConnector connector) {
			ScheduledExecutorService executor = ActorSystemTests.this.threads;
			InspectionBridge bridge = new InspectionBridge(InspectionSettings.DEFAULTS, executor);
			this.system.addListener(bridge);
			this.registry.register(this.lamp, "lamp");
			this.registry.register(this.spare, "spare");
			this.service = new ActorService(this.system, new Exposure(List.of("*"), List.of()), bridge,
					Timers.on(executor), executor);
			this.peer = new LocalPeer(new PeerSettings(name, "host", List.of("orders"), LinkSettings.defaults()),
					connector, this.transports, bridge, this.service, executor, executor);
			this.actors = new PeerActorSystem(this.peer, this.service);
		}

		void close() {
			this.peer.stop();
			this.service.close();
			this.transports.close();
		}

	}

	private final class HeardChanges implements Flow.Subscriber<ActorChange> {

		private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();

		private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

		private final String tillId = String.valueOf(ActorSystemTests.this.till.peer.peerIds().get("orders"));

		String next() throws InterruptedException {
			return String.valueOf(this.changes.poll(TIME.toSeconds(), TimeUnit.SECONDS));
		}

		void cancel() {
			this.subscription.join().cancel();
		}

		@Override
		public void onSubscribe(Flow.Subscription begun) {
			this.subscription.complete(begun);
			begun.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(ActorChange change) {
			String where = change.actor().address().peerId().equals(this.tillId) ? "till" : "shop";
			this.changes.add(change.kind() + " " + where + " " + change.systemId());
		}

		@Override
		public void onError(Throwable failure) {
			this.changes.add(failure.toString());
		}

		@Override
		public void onComplete() {
			this.changes.add("complete");
		}

	}

	private enum Lamp {

		OFF, ON, BROKEN;

		private static @Nullable Lamp next(Lamp state, Press event) {
			return switch (state) {
				case OFF -> (event == Press.PRESS) ? ON : null;
				case ON -> (event == Press.PRESS) ? OFF : BROKEN;
				case BROKEN -> null;
			};
		}

	}

	private enum Press {

		PRESS, BREAK

	}

}
