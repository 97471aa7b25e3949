package io.github.xstatewebrtc.application.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * Commands and answers, one JSON object a line.
 */
final class Lines {

	private final PrintStream output;

	Lines(PrintStream output) {
		this.output = output;
	}

	/**
	 * Answer each command once, with {@code ok} or {@code error}.
	 */
	void read(InputStream input, Function<JsonNode, CompletionStage<?>> commands) throws IOException {
		BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			JsonNode command = ProtocolJson.mapper().readTree(line);
			int id = command.path("id").asInt();
			answer(commands, command).whenComplete((ok, failure) -> {
				if (failure != null) {
					tell("id", id, "error", problem(failure));
				}
				else {
					tell("id", id, "ok", ok);
				}
			});
		}
	}

	/**
	 * Tell what came of a command later.
	 */
	void later(int id, String what, Object told) {
		tell("on", id, what, told);
	}

	static Map<String, String> problem(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException wrapped && wrapped.getCause() != null)
				? wrapped.getCause() : failure;
		String code = (cause instanceof ActorException known) ? known.code() : "failed";
		return Map.of("code", code, "message", String.valueOf(cause));
	}

	private static CompletionStage<?> answer(Function<JsonNode, CompletionStage<?>> commands, JsonNode command) {
		try {
			return commands.apply(command);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedStage(ex);
		}
	}

	// A line may not be torn by what another thread says.
	private void tell(String about, int id, String what, Object said) {
		this.output.println(ProtocolJson.mapper().writeValueAsString(Map.of(about, id, what, said)));
	}

}
