package io.github.xstatewebrtc.signaling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * A member that does what comes to its mind with connections through the hub, and notes
 * what became of the frames. Belongs to one thread at a time.
 */
final class BusyMember {

	/** As often as a member may come back at once. */
	private static final int CUTS = 10;

	private final SignalingHub hub;

	private final Random random;

	private final int actionsForAFrame;

	private final Map<String, Conn> conns = new HashMap<>();

	private final Map<String, Integer> next = new HashMap<>();

	private final List<String> disorder = new ArrayList<>();

	private Socket socket;

	private String peerId = "";

	private String resume = "";

	private int opened;

	private int cuts;

	private long sent;

	private long read;

	/**
	 * Join.
	 * @param hub where
	 * @param seed decides what it does
	 * @param actionsForAFrame how seldom it reads
	 */
	BusyMember(SignalingHub hub, int seed, int actionsForAFrame) {
		this.hub = hub;
		this.random = new Random(seed);
		this.actionsForAFrame = actionsForAFrame;
		this.socket = join();
	}

	private Socket join() {
		Socket joining = new Socket();
		joining.connection = this.hub.connect(joining, Caller.anonymous(TestHub.ALL));
		String token = this.resume.isEmpty() ? "" : ",'resume':'" + this.resume + "'";
		joining.say("{'type':'join','channel':'orders','peer':{'name':'busy','kind':'test'}" + token + "}");
		this.socket = joining;
		hear();
		return joining;
	}

	String peerId() {
		return this.peerId;
	}

	long sent() {
		return this.sent;
	}

	long framesRead() {
		return this.read;
	}

	List<String> disorder() {
		return this.disorder;
	}

	void act(int actions, List<String> others) {
		for (int i = 0; i < actions; i++) {
			hear();
			String other = others.get(this.random.nextInt(others.size()));
			int what = this.random.nextInt(5000);
			if (what == 0 && this.cuts < CUTS) {
				this.cuts++;
				this.socket.connection().closed();
				this.conns.clear();
				join();
			}
			else if (what < 3) {
				open(other);
			}
			else if (what < 5) {
				close(other);
			}
			else {
				frame(other);
			}
			if (this.random.nextInt(this.actionsForAFrame) == 0) {
				read();
				read();
			}
		}
	}

	private void open(String other) {
		Conn conn = new Conn("c-" + this.opened++ + this.peerId);
		this.conns.put(other, conn);
		this.socket.say("{'type':'relay','to':'" + other + "','conn':'" + conn.name + "'}");
	}

	private void close(String other) {
		Conn conn = this.conns.remove(other);
		if (conn != null) {
			this.socket.say("{'type':'relay-closed','to':'" + other + "','conn':'" + conn.name
					+ "','code':'closed','message':'Done.'}");
		}
	}

	private void frame(String other) {
		Conn conn = this.conns.get(other);
		if (conn == null) {
			open(other);
		}
		else if (conn.open) {
			String more = "x".repeat((this.random.nextInt(2) == 0) ? 15_000 : 0);
			this.socket.say("{'type':'relay','to':'" + other + "','conn':'" + conn.name + "','channel':0,'frame':'"
					+ conn.frames++ + "," + more + "'}");
			this.sent++;
		}
	}

	/**
	 * Read something that came through the hub's queues of frames.
	 * @return whether there was anything
	 */
	boolean read() {
		String text = (this.socket.frames != null) ? this.socket.frames.next() : null;
		if (text != null) {
			take(ProtocolJson.mapper().readTree(text));
		}
		return text != null;
	}

	/** Hear all that did not come through these queues. */
	private void hear() {
		for (String text = this.socket.heard.poll(); text != null; text = this.socket.heard.poll()) {
			take(ProtocolJson.mapper().readTree(text));
		}
	}

	private void take(JsonNode message) {
		String from = message.path("from").asString("");
		String name = message.path("conn").asString("");
		switch (message.path("type").asString()) {
			case "joined" -> {
				this.peerId = message.path("peerId").asString();
				this.resume = message.path("resume").asString();
			}
			case "relay" -> {
				if (message.has("frame")) {
					frame(from + name, message.path("frame").asString());
				}
				else {
					opened(from, name);
				}
			}
			case "relay-closed" ->
				this.conns.computeIfPresent(from, (key, conn) -> conn.name.equals(name) ? null : conn);
			default -> {
			}
		}
	}

	private void opened(String other, String name) {
		Conn conn = this.conns.get(other);
		if (conn == null || !conn.name.equals(name)) {
			conn = new Conn(name);
			this.conns.put(other, conn);
			this.socket.say("{'type':'relay','to':'" + other + "','conn':'" + name + "'}");
		}
		conn.open = true;
	}

	private void frame(String connection, String frame) {
		this.read++;
		int number = Integer.parseInt(frame.substring(0, frame.indexOf(',')));
		int expected = this.next.merge(connection, 1, Integer::sum) - 1;
		if (number != expected) {
			this.disorder.add(connection + ": " + number + " in the place of " + expected);
		}
	}

	static List<String> others(BusyMember member, List<BusyMember> all) {
		return all.stream()
			.filter((other) -> other != member)
			.map(BusyMember::peerId)
			.collect(Collectors.toUnmodifiableList());
	}

	/**
	 * A connection as this member sees it.
	 */
	private static final class Conn {

		private final String name;

		private boolean open;

		private int frames;

		Conn(String name) {
			this.name = name;
		}

	}

	/**
	 * A socket, until it is cut.
	 */
	private static final class Socket implements SignalingSession {

		private final Queue<String> heard = new ConcurrentLinkedQueue<>();

		private volatile @Nullable Frames frames;

		private @Nullable HubConnection connection;

		void say(String text) {
			connection().receive(text.replace('\'', '"'));
		}

		HubConnection connection() {
			if (this.connection == null) {
				throw new IllegalStateException("Not connected");
			}
			return this.connection;
		}

		@Override
		public void send(String text) {
			this.heard.add(text);
		}

		@Override
		public void relay(Frames some) {
			this.frames = some;
		}

		@Override
		public void close(int code, String reason) {
			this.frames = null;
		}

	}

}
