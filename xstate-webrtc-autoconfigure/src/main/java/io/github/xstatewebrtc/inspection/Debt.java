package io.github.xstatewebrtc.inspection;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a watcher is owed that has fallen behind: to be told how many events it lacks, and
 * the newest states of the actors whose events they were. Belongs to the bridge's thread.
 */
final class Debt {

	/** In the order of their newest states, so that a cut leaves no hole behind. */
	private final Set<Track> tracks = new LinkedHashSet<>();

	private boolean owing;

	private long gap;

	boolean isOwing() {
		return this.owing;
	}

	/**
	 * Owe that events are lost, whose states follow.
	 * @param events how many
	 */
	void lose(long events) {
		this.owing = true;
		this.gap += events;
	}

	/**
	 * Owe an actor's newest state, after those that are owed already.
	 * @param track the actor
	 */
	void owe(Track track) {
		this.tracks.remove(track);
		this.tracks.add(track);
	}

	void owe(Collection<Track> others) {
		others.forEach(this::owe);
	}

	/**
	 * Owe no state of an actor that is gone before the watcher knew it.
	 * @param track the actor
	 */
	void forget(Track track) {
		this.tracks.remove(track);
	}

	long gap() {
		return this.gap;
	}

	long takeGap() {
		long taken = this.gap;
		this.gap = 0;
		return taken;
	}

	@Nullable Track takeTrack() {
		Iterator<Track> next = this.tracks.iterator();
		if (!next.hasNext()) {
			return null;
		}
		Track track = next.next();
		next.remove();
		return track;
	}

	void paid() {
		this.owing = false;
	}

}
