package io.github.xstatewebrtc.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The promise of a link, as simple as it is, for the messages of one direction: writes
 * down what was sent, what entered at the other side and what the sender was told, and
 * says where that breaks the promise. A life is what a sender keeps until it ends the
 * link or loses it.
 */
final class Ledger {

	private final String name;

	private final List<Entry> entries = new ArrayList<>();

	private final IdentityHashMap<byte[], Entry> byMessage = new IdentityHashMap<>();

	private final Map<Integer, Integer> lastEntered = new HashMap<>();

	private final Map<Integer, Integer> lastCompleted = new HashMap<>();

	private final List<String> faults = new ArrayList<>();

	Ledger(String name) {
		this.name = name;
	}

	void send(Link link, int life, int size) {
		Entry entry = new Entry(life, this.entries.size());
		this.entries.add(entry);
		byte[] message = LinkEndpoint
			.bytes("{\"type\":\"m\",\"n\":" + entry.number + ",\"x\":\"" + "x".repeat(size) + "\"}");
		this.byMessage.put(message, entry);
		CompletableFuture<@Nullable Void> stage = link.send(message).toCompletableFuture();
		entry.stage = stage;
		stage.minimalCompletionStage().thenRun(() -> completed(entry));
	}

	private void completed(Entry entry) {
		if (entry.entered == 0) {
			fault(entry, "is said to be taken and never entered");
		}
		if (this.lastCompleted.getOrDefault(entry.life, -1) > entry.number) {
			fault(entry, "completed after a later one");
		}
		this.lastCompleted.put(entry.life, entry.number);
	}

	void entered(ObjectNode message) {
		Entry entry = this.entries.get(message.path("n").asInt());
		entry.entered++;
		if (entry.entered > 1) {
			fault(entry, "entered twice");
		}
		if (this.lastEntered.getOrDefault(entry.life, -1) > entry.number) {
			fault(entry, "entered after a later one");
		}
		this.lastEntered.put(entry.life, entry.number);
	}

	void reported(List<byte[]> messages) {
		for (byte[] message : messages) {
			Entry entry = this.byMessage.get(message);
			if (entry == null) {
				fault("a message was given up that was never sent");
			}
			else if (++entry.reported > 1) {
				fault(entry, "was given up twice");
			}
		}
	}

	void fault(String what) {
		this.faults.add(this.name + ": " + what);
	}

	private void fault(Entry entry, String what) {
		fault("message " + entry.number + " of life " + entry.life + " " + what);
	}

	/**
	 * Both sides live since the beginning and everything had time to arrive.
	 */
	void everythingHasArrived() {
		for (Entry entry : this.entries) {
			if (entry.entered != 1 || entry.reported != 0 || !entry.isTaken()) {
				fault(entry, "was lost though nobody ended the conversation");
			}
		}
	}

	/**
	 * The links of all lives are over, except for those that crashed.
	 * @param crashed the lives of which nobody can be told anything
	 * @return how the promise was broken
	 */
	List<String> faults(List<Integer> crashed) {
		for (Entry entry : this.entries) {
			boolean told = entry.isTaken() || entry.reported == 1;
			if (!told && !crashed.contains(entry.life)) {
				fault(entry, "was neither taken nor given up");
			}
			if (entry.reported == 1 && !entry.stage.isCompletedExceptionally() && !crashed.contains(entry.life)) {
				fault(entry, "was given up and its stage does not say so");
			}
			if (entry.isTaken() && entry.reported > 0) {
				fault(entry, "was both taken and given up");
			}
			if (entry.entered == 0 && entry.reported == 0
					&& this.lastEntered.getOrDefault(entry.life, -1) > entry.number) {
				fault(entry, "was left out");
			}
		}
		return this.faults;
	}

	private static final class Entry {

		private final int life;

		private final int number;

		private CompletableFuture<@Nullable Void> stage = new CompletableFuture<>();

		private int entered;

		private int reported;

		Entry(int life, int number) {
			this.life = life;
			this.number = number;
		}

		boolean isTaken() {
			return this.stage.isDone() && !this.stage.isCompletedExceptionally();
		}

	}

}
