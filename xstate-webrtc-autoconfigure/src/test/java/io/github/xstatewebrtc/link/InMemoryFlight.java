package io.github.xstatewebrtc.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * The frames on their way from one end of a connection in memory to the other. Safe for
 * use by many threads.
 */
public final class InMemoryFlight {

	private final Map<LinkChannel, Deque<byte[]>> frames = new EnumMap<>(LinkChannel.class);

	private final Set<LinkChannel> held = EnumSet.noneOf(LinkChannel.class);

	private final List<Sent> sent = new ArrayList<>();

	synchronized void add(LinkChannel channel, byte[] frame) {
		this.sent.add(new Sent(channel, new String(frame, StandardCharsets.UTF_8)));
		of(channel).add(frame);
	}

	synchronized byte @Nullable [] poll(LinkChannel channel) {
		return of(channel).poll();
	}

	/**
	 * Return the channel to deliver from.
	 * @param random chooses, {@code null} for always the first
	 * @return a channel that is not held and has a frame, {@code null} if none has
	 */
	synchronized @Nullable LinkChannel next(@Nullable Random random) {
		List<LinkChannel> ready = new ArrayList<>();
		for (LinkChannel channel : LinkChannel.values()) {
			if (!this.held.contains(channel) && !of(channel).isEmpty()) {
				ready.add(channel);
			}
		}
		if (ready.isEmpty()) {
			return null;
		}
		return ready.get((random != null) ? random.nextInt(ready.size()) : 0);
	}

	synchronized void hold(LinkChannel channel) {
		this.held.add(channel);
	}

	/**
	 * No longer hold a channel.
	 * @param channel the channel
	 * @return how many frames it has in flight
	 */
	synchronized int release(LinkChannel channel) {
		this.held.remove(channel);
		return size(channel);
	}

	synchronized int size(LinkChannel channel) {
		return of(channel).size();
	}

	synchronized void clear() {
		this.frames.values().forEach(Deque::clear);
	}

	synchronized List<Sent> sent() {
		return List.copyOf(this.sent);
	}

	private Deque<byte[]> of(LinkChannel channel) {
		return this.frames.computeIfAbsent(channel, (key) -> new ArrayDeque<>());
	}

	/**
	 * A frame that was sent.
	 *
	 * @param channel where
	 * @param text what
	 */
	public record Sent(LinkChannel channel, String text) {
	}

}
