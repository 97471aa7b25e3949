package io.github.xstatewebrtc.actor.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;

/**
 * What can be made of a tree that {@link ValueCapture} took. Trees are immutable: any
 * thread may do this.
 */
public final class CapturedTree {

	private CapturedTree() {
	}

	/**
	 * Return a tree as those see it who may not see values: as if it had been captured
	 * without them.
	 * @param tree a captured value
	 * @return the tree with each value masked, and with each key that may be data
	 */
	public static @Nullable Object masked(@Nullable Object tree) {
		if (tree == null || tree instanceof Note) {
			return tree;
		}
		if (tree instanceof Map<?, ?> map) {
			return maskedMap(map);
		}
		if (tree instanceof List<?> list) {
			List<@Nullable Object> elements = new ArrayList<>(list.size());
			list.forEach((element) -> elements.add(masked(element)));
			return Collections.unmodifiableList(elements);
		}
		return SecretKeys.MASK;
	}

	/**
	 * Return a snapshot as those see it who may not see values.
	 * @param snapshot a captured snapshot
	 * @return the snapshot with its status, value and tags, and everything else masked
	 */
	public static ActorSnapshot masked(ActorSnapshot snapshot) {
		return new ActorSnapshot(snapshot.status(), snapshot.value(), masked(snapshot.context()), snapshot.tags(),
				masked(snapshot.output()), masked(snapshot.error()));
	}

	/**
	 * Return an event as those see it who may not see values.
	 * @param event a captured event
	 * @return the event with its type, and everything else masked
	 */
	public static CapturedEvent masked(CapturedEvent event) {
		return new CapturedEvent(event.type(), maskedMap(event.payload()));
	}

	/**
	 * Return a tree of nothing but strings, numbers, booleans, {@code null}, and lists
	 * and maps of such.
	 * @param tree a captured value
	 * @return an equal tree in which every text is a {@link String}, immutable
	 */
	public static @Nullable Object plain(@Nullable Object tree) {
		if (tree instanceof Map<?, ?> map) {
			return plainMap(map);
		}
		if (tree instanceof List<?> list) {
			List<@Nullable Object> elements = new ArrayList<>(list.size());
			list.forEach((element) -> elements.add(plain(element)));
			return Collections.unmodifiableList(elements);
		}
		return (tree instanceof Note note) ? note.text() : tree;
	}

	/**
	 * Return an event whose payload is a plain tree.
	 * @param event a captured event
	 * @return an equal event
	 */
	public static CapturedEvent plain(CapturedEvent event) {
		return new CapturedEvent(event.type(), plainMap(event.payload()));
	}

	/**
	 * Return a snapshot of plain trees.
	 * @param snapshot a captured snapshot
	 * @return an equal snapshot
	 */
	public static ActorSnapshot plain(ActorSnapshot snapshot) {
		return new ActorSnapshot(snapshot.status(), snapshot.value(), plain(snapshot.context()), snapshot.tags(),
				plain(snapshot.output()), plain(snapshot.error()));
	}

	private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		map.forEach((key, value) -> members.put((String) key, plain(value)));
		return Collections.unmodifiableMap(members);
	}

	private static Map<String, @Nullable Object> maskedMap(Map<?, ?> map) {
		CapturedMap masked = new CapturedMap();
		map.forEach((key, value) -> {
			String name = (String) key;
			boolean shown = (map instanceof CapturedMap captured) ? !captured.isData(name) : MapKeys.isName(name);
			masked.add(MapKeys.unused(masked, shown ? name : SecretKeys.MASK), masked(value));
		});
		return masked;
	}

}
