package io.github.xstatewebrtc.statechart.spring;

import tools.jackson.databind.json.JsonMapper;

/**
 * Prints walks as lines of JSON: of the known machines, then of generated ones.
 */
public final class Walks {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Walks() {
	}

	/**
	 * Print the walks.
	 * @param args how many machines to generate, and the first seed
	 * @throws Exception if a machine cannot be made
	 */
	public static void main(String[] args) throws Exception {
		int generated = Integer.parseInt(args[0]);
		long seed = Long.parseLong(args[1]);
		for (Walk walk : KnownMachines.walks()) {
			print(walk);
		}
		for (int i = 0; i < generated; i++) {
			print(new RandomMachine(seed + i).walk());
		}
	}

	private static void print(Walk walk) {
		System.out.println(JSON.writeValueAsString(walk.written()));
	}

}
