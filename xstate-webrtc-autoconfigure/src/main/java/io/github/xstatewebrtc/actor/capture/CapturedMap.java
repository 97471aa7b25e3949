package io.github.xstatewebrtc.actor.capture;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A captured map or bean, which knows which of its keys may be data: those may only be
 * seen with the values. Immutable once it is handed out.
 */
final class CapturedMap extends AbstractMap<String, @Nullable Object> {

	private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

	private Set<String> data = Set.of();

	/**
	 * Add a member.
	 * @param key its key, shown to everybody
	 * @param value its captured value
	 */
	void add(String key, @Nullable Object value) {
		this.members.put(key, value);
	}

	/**
	 * Add a member whose key may be data.
	 * @param key its key
	 * @param value its captured value
	 */
	void addData(String key, @Nullable Object value) {
		if (this.data.isEmpty()) {
			this.data = new HashSet<>();
		}
		this.data.add(key);
		this.members.put(key, value);
	}

	boolean isData(String key) {
		return this.data.contains(key);
	}

	@Override
	public int size() {
		return this.members.size();
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return this.members.containsKey(key);
	}

	@Override
	public @Nullable Object get(@Nullable Object key) {
		return this.members.get(key);
	}

	@Override
	public Set<Entry<String, @Nullable Object>> entrySet() {
		return Collections.unmodifiableMap(this.members).entrySet();
	}

}
