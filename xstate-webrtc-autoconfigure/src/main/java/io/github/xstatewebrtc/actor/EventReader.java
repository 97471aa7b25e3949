package io.github.xstatewebrtc.actor;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Makes a record of what an event carries. Safe for use by many threads.
 */
@FunctionalInterface
public interface EventReader {

	/**
	 * Read an event.
	 * @param type which record
	 * @param payload what the event carries, a tree of maps, lists and scalars, or of
	 * records; members that the record does not have are left out
	 * @param <T> the type of the record
	 * @return the record, complete
	 * @throws BadEventException if a member is missing or of another kind
	 */
	<T extends Record> T read(Class<T> type, Map<String, ? extends @Nullable Object> payload) throws BadEventException;

}
