package io.github.xstatewebrtc.source;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.signaling.Caller;

/**
 * An application that reports its actors, over one socket after the other.
 */
final class Source {

	private final Caller caller;

	private final String name;

	private final SourceActors actors;

	private final Fingerprints frames = new Fingerprints();

	private volatile @Nullable SourceConnection connection;

	Source(Caller caller, String name, SourceActors actors, SourceConnection connection) {
		this.caller = caller;
		this.name = name;
		this.actors = actors;
		this.connection = connection;
	}

	/**
	 * Return whether a socket may be of this source.
	 * @param by the socket
	 * @return whether it is of the same user and has the same name
	 */
	boolean mayBeOf(SourceConnection by) {
		return this.caller.equals(by.caller()) && this.name.equals(by.name());
	}

	SourceActors actors() {
		return this.actors;
	}

	Fingerprints frames() {
		return this.frames;
	}

	/**
	 * Return its socket.
	 * @return the socket, {@code null} while it is cut
	 */
	@Nullable SourceConnection connection() {
		return this.connection;
	}

	void connected(@Nullable SourceConnection by) {
		this.connection = by;
	}

}
