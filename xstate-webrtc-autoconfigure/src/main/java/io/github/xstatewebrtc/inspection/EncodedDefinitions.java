package io.github.xstatewebrtc.inspection;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.ValueCapture;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.WellFormed;

/**
 * The definitions of actors as JSON in a string, ready to be sent. To export a definition
 * and to redact it takes far longer than to send it, and a definition never changes: it
 * is made once for each actor, whether that succeeds or not, and held once for all actors
 * of the same. Nothing here keeps an actor from being collected. Only the bridge's thread
 * may use this.
 */
final class EncodedDefinitions {

	private static final Log logger = LogFactory.getLog(EncodedDefinitions.class);

	/**
	 * An actor must fit into a message of a link, which is 1 MiB; escaping may double it.
	 */
	private static final int MAX_LENGTH = 256 * 1024;

	private final ValueCapture capture;

	private final Map<LocalActor, Optional<SerializableString>> known = new WeakHashMap<>();

	/** Each by its own text, so that an entry lives as long as an actor that has it. */
	private final Map<String, WeakReference<SerializableString>> shared = new WeakHashMap<>();

	private boolean warned;

	EncodedDefinitions(ValueCapture capture) {
		this.capture = capture;
	}

	@Nullable SerializableString of(LocalActor actor) {
		return this.known.computeIfAbsent(actor, this::encode).orElse(null);
	}

	private Optional<SerializableString> encode(LocalActor actor) {
		try {
			Map<String, @Nullable Object> definition = this.capture.captureDefinition(actor.definition());
			if (definition.isEmpty()) {
				return Optional.empty();
			}
			String text = WellFormed.text(ProtocolJson.mapper().writeValueAsString(definition));
			if (text.length() <= MAX_LENGTH) {
				return Optional.of(share(text));
			}
			warn("The definition of " + actor + " has " + text.length() + " characters and is not shown: " + MAX_LENGTH
					+ " is the most that fits into a message");
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			// What it says may be a secret: as in an error of an actor, that is masked.
			warn("The definition of " + actor + " cannot be shown: " + this.capture.capture(ex));
		}
		return Optional.empty();
	}

	private SerializableString share(String text) {
		WeakReference<SerializableString> reference = this.shared.get(text);
		SerializableString definition = (reference != null) ? reference.get() : null;
		if (definition == null) {
			definition = new SerializedString(text);
			// A map keeps the key that it has, and that one may go at any time.
			this.shared.remove(text);
			this.shared.put(text, new WeakReference<>(definition));
		}
		return definition;
	}

	private void warn(String message) {
		if (!this.warned) {
			this.warned = true;
			logger.warn(message);
		}
	}

}
