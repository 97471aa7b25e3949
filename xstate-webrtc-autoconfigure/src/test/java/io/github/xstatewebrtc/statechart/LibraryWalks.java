package io.github.xstatewebrtc.statechart;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.github.xstatewebrtc.statechart.squirrel.SquirrelWalks;
import io.github.xstatewebrtc.statechart.stateless4j.Stateless4jWalks;

/**
 * Prints walks through machines of squirrel-foundation and stateless4j as lines of JSON:
 * of known machines, then of generated ones of stateless4j.
 */
public final class LibraryWalks {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private LibraryWalks() {
	}

	/**
	 * Print the walks.
	 * @param args how many machines to generate, and the first seed
	 */
	public static void main(String[] args) {
		SquirrelWalks.known().forEach(LibraryWalks::print);
		Stateless4jWalks.known().forEach(LibraryWalks::print);
		long seed = Long.parseLong(args[1]);
		for (int i = 0; i < Integer.parseInt(args[0]); i++) {
			print(Stateless4jWalks.generated(seed + i));
		}
	}

	private static void print(Map<String, @Nullable Object> walk) {
		System.out.println(JSON.writeValueAsString(walk));
	}

}
