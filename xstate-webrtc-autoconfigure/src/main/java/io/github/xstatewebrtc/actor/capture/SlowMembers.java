package io.github.xstatewebrtc.actor.capture;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What once took so long to read that a statechart must not wait for it again: getters,
 * and the iteration of collections that are not of the JDK.
 */
final class SlowMembers {

	/** Stands in place of what is not read any more. */
	static final Note NOTE = new Note("(slow, not read again)");

	/** The member that stands for iterating over a collection or map. */
	static final String ELEMENTS = "(its elements)";

	private static final Log logger = LogFactory.getLog(SlowMembers.class);

	private final Duration limit;

	private final Set<Member> slow = ConcurrentHashMap.newKeySet();

	/**
	 * Begin with nothing slow.
	 * @param limit what takes longer is slow
	 */
	SlowMembers(Duration limit) {
		this.limit = limit;
	}

	boolean contains(Class<?> type, String member) {
		return !this.slow.isEmpty() && this.slow.contains(new Member(type, member));
	}

	/**
	 * Note how long it took to read a member.
	 * @param type the class of the object
	 * @param member the member
	 * @param nanos the time in nanoseconds
	 */
	void read(Class<?> type, String member, long nanos) {
		if (nanos > this.limit.toNanos() && !type.getName().startsWith("java.")
				&& this.slow.add(new Member(type, member))) {
			logger.warn("A statechart waited " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms for " + type.getName()
					+ "." + member + " because it is inspected. It is not read again: annotate it"
					+ " with @JsonIgnore, or make it fast");
		}
	}

	/**
	 * A member of a class.
	 *
	 * @param type the class
	 * @param name the member
	 */
	private record Member(Class<?> type, String name) {
	}

}
