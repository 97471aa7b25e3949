package io.github.xstatewebrtc.benchmark.messages;

import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

/**
 * A way for messages between two processes. What arrives is decoded and handed over once,
 * off the native library's thread.
 */
interface Route extends AutoCloseable {

	/**
	 * Send a message; waits while too many are on their way.
	 * @param message a JSON object in UTF-8
	 */
	void send(byte[] message);

	/**
	 * Send an answer, from the thread that takes the message.
	 * @param message a JSON object in UTF-8
	 */
	void answer(byte[] message);

	/**
	 * Say who takes what arrives.
	 * @param taker called for one message at a time, in order
	 */
	void takenBy(Consumer<JsonNode> taker);

	/**
	 * Wait until messages can be sent.
	 * @throws Exception if that takes too long
	 */
	void awaitOpen() throws Exception;

	@Override
	void close();

}
