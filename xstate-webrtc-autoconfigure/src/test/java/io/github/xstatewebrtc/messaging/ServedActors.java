package io.github.xstatewebrtc.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRef;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorReply;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.inspection.ShowValues;
import io.github.xstatewebrtc.link.InMemoryNetwork;
import io.github.xstatewebrtc.link.InMemoryTransport;
import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkLimits;
import io.github.xstatewebrtc.link.LinkListener;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkTiming;
import io.github.xstatewebrtc.link.ManualTime;
import io.github.xstatewebrtc.link.TransportFactory;
import io.github.xstatewebrtc.link.TransportSignals;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * Actors that are served to one other peer over a link in memory and in manual time:
 * {@code order} is shown and exposed, {@code ledger} only shown, {@code vault} only
 * exposed, {@code secret} neither.
 */
final class ServedActors {

	static final Set<Permission> ALL = EnumSet.of(Permission.INSPECT, Permission.VALUES, Permission.SEND);

	static final TransportSignals NO_SIGNALS = new TransportSignals() {

		@Override
		public void localDescription(SessionDescription description) {
		}

		@Override
		public void localCandidate(IceCandidate candidate) {
		}

	};

	private final ManualTime time = new ManualTime();

	private final InMemoryNetwork network = new InMemoryNetwork(this.time);

	private final LocalActorSystem system = new LocalActorSystem();

	private final InspectionBridge bridge = new InspectionBridge(
			new InspectionSettings(10, 100, List.of("order", "ledger", "wallet*"), List.of(),
					ShowValues.WHEN_AUTHORIZED, InspectionSettings.DEFAULTS.redaction()),
			this.time);

	private final ActorService service;

	private final Map<String, HeldActor> actors = new LinkedHashMap<>();

	private Link link;

	private final ActorConversation conversation;

	private HeardAnswers heard = new HeardAnswers();

	private Link other;

	private InMemoryTransport connection;

	private int connections;

	ServedActors() {
		this.system.addListener(this.bridge);
		this.service = new ActorService(this.system, new Exposure(List.of("order", "vault", "wallet*"), List.of()),
				this.bridge, this.time, this.time, MessageObserver.NONE);
		List.of("order", "ledger", "vault", "secret").forEach(this::start);
		ServedLink listener = new ServedLink();
		this.link = link("p-served", "p-other", listener);
		this.conversation = this.service.open(this.link);
		listener.leadTo(this.conversation);
		this.other = link("p-other", "p-served", this.heard);
		this.connection = connect();
		permit(ALL);
	}

	private Link link(String local, String remote, LinkListener listener) {
		return new Link(new LinkIdentity(local, remote), LinkSettings.defaults(), this.time, this.time, listener,
				() -> null);
	}

	HeldActor start(String name) {
		HeldActor actor = new HeldActor(this.system, name);
		this.actors.put(name, actor);
		return actor;
	}

	void register(ActorRegistration registration) {
		this.system.register(registration, ActorSnapshot.of(ActorStatus.ACTIVE, "idle"));
	}

	HeldActor actor(String name) {
		HeldActor found = this.actors.get(name);
		if (found == null) {
			throw new IllegalArgumentException(name);
		}
		return found;
	}

	InMemoryTransport connect() {
		String conn = "c-" + ++this.connections;
		InMemoryTransport offering = this.network.create(TransportFactory.Role.OFFERER, List.of());
		InMemoryTransport answering = this.network.create(TransportFactory.Role.ANSWERER, List.of());
		this.link.connect(offering, conn, NO_SIGNALS);
		this.other.connect(answering, conn, NO_SIGNALS);
		this.time.run();
		this.network.join(offering, answering);
		this.time.run();
		this.connection = offering;
		return offering;
	}

	void cut() {
		this.connection.cut("The network went away.");
		this.time.run();
	}

	/** The other peer starts anew: it has lost its state. */
	void otherStartsAnew() {
		cut();
		this.heard = new HeardAnswers();
		this.other = link("p-other", "p-served", this.heard);
		connect();
	}

	/** The other peer starts anew, and takes no larger messages. */
	void otherTakes(int messageBytes) {
		cut();
		this.heard = new HeardAnswers();
		this.other = new Link(new LinkIdentity("p-other", "p-served"),
				new LinkSettings(LinkTiming.defaults(),
						new LinkLimits(messageBytes, messageBytes, messageBytes, 8 << 20)),
				this.time, this.time, this.heard, () -> null);
		connect();
	}

	/** Send so much that nothing more may go until something is taken. */
	void closeTheWindow() {
		String filler = "{\"type\":\"void\",\"x\":\"" + "x".repeat(100_000) + "\"}";
		for (int i = 0; i < 12; i++) {
			var unused = this.link.send(filler.getBytes(StandardCharsets.UTF_8));
		}
		this.time.run();
	}

	void end() {
		var unused = this.other.close(new LinkEnd(LinkEnd.CLOSING, "done"));
		pass(Duration.ofMillis(200));
	}

	void permit(Set<Permission> permissions) {
		this.conversation.permitted(permissions);
		pass(Duration.ofMillis(200));
	}

	/**
	 * Say something and hear what is answered within the time in which letters gather.
	 */
	List<ObjectNode> says(String json) {
		say(json);
		pass(Duration.ofMillis(200));
		return this.heard.take();
	}

	ObjectNode isAnswered(String json) {
		List<ObjectNode> answers = says(json);
		if (answers.size() != 1) {
			throw new AssertionError("Not one answer to " + json + " but " + answers);
		}
		return answers.get(0);
	}

	void say(String json) {
		var unused = this.other.send(json.getBytes(StandardCharsets.UTF_8));
	}

	List<ObjectNode> hears() {
		pass(Duration.ofMillis(200));
		return this.heard.take();
	}

	void pass(Duration duration) {
		this.time.pass(duration);
	}

	/** Take nothing more in until told so. */
	void holdBack() {
		this.connection.hold(LinkChannel.ACTOR);
	}

	void release() {
		this.connection.release(LinkChannel.ACTOR);
		pass(Duration.ofSeconds(1));
	}

	/** Return the actors as the other peer asks them. */
	RemoteActors asked() {
		RemoteActors asking = new RemoteActors(this.other, this.time, this.time);
		this.heard.leadTo(asking);
		return asking;
	}

	/** Say something as if it were an answer. */
	void answers(String json) {
		tells(json);
		hears();
	}

	void tells(String json) {
		var unused = this.link.send(json.getBytes(StandardCharsets.UTF_8));
	}

	/** The served peer starts anew: it has lost its state. */
	void servedStartsAnew() {
		cut();
		this.link = link("p-served", "p-other", new HeardAnswers());
		connect();
	}

	ActorRef local(String name) {
		return this.service.local(new ActorAddress("orders", "p-served", actor(name).local().sessionId()));
	}

	CompletionStage<ActorReply> local(String to, ActorEvent event) {
		return ref(to).ask(event, Duration.ofMinutes(5));
	}

	ActorRef ref(String to) {
		return this.service.local(new ActorAddress("orders", "p-served", to));
	}

	ActorRef remote(String to) {
		RemoteActors asking = asked();
		return new RemoteActorRef(new ActorAddress("orders", "p-served", to), () -> asking, this.time,
				MessageObserver.NONE);
	}

	int timers() {
		return this.time.timers();
	}

	LocalActorSystem system() {
		return this.system;
	}

	InspectionBridge bridge() {
		return this.bridge;
	}

	ActorConversation conversation() {
		return this.conversation;
	}

	ActorTotals totals() {
		return this.service.totals();
	}

	static List<String> types(List<ObjectNode> messages) {
		List<String> types = new ArrayList<>();
		messages.forEach((message) -> types.add(message.path("type").asString()));
		return types;
	}

}
