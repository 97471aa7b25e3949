package io.github.xstatewebrtc.vectors;

import tools.jackson.databind.node.ObjectNode;

/**
 * What is said first on each channel, in a step that meets.
 */
final class Hellos {

	private static final String SIZES = ",\"windowBytes\":1048576,\"frameBytes\":16384,\"messageBytes\":1048576}";

	private static final String ANY_SIZES = ",\"windowBytes\":\"*\",\"frameBytes\":\"*\",\"messageBytes\":\"*\"}";

	private Hellos() {
	}

	static ObjectNode ofTested(String conn, boolean actors) {
		return hello("p-a", conn, actors, ",\"link\":\"$link\",\"resumes?\":\"*\",\"received\":\"*\"", ANY_SIZES);
	}

	static ObjectNode ofRunner(String conn, boolean actors) {
		return hello("p-b", conn, actors, ",\"link\":\"l-b\",\"received\":0", SIZES);
	}

	private static ObjectNode hello(String peerId, String conn, boolean actors, String counted, String sizes) {
		return (ObjectNode) VectorFile.MAPPER
			.readTree("{\"type\":\"hello\",\"version\":1,\"channel\":\"xstate." + (actors ? "actor" : "inspect")
					+ "\",\"peerId\":\"" + peerId + "\",\"conn\":\"" + conn + "\"" + (actors ? counted : "") + sizes);
	}

}
