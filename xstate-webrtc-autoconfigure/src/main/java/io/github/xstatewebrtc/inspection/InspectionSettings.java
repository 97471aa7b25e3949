package io.github.xstatewebrtc.inspection;

import java.util.List;

import io.github.xstatewebrtc.actor.capture.CaptureLimits;
import io.github.xstatewebrtc.actor.capture.Redaction;
import io.github.xstatewebrtc.actor.capture.ValueCapture;
import io.github.xstatewebrtc.protocol.inspection.Wildcards;

/**
 * What the bridge keeps and shows.
 *
 * @param history how many past events are kept for those who come late
 * @param queue how many messages may wait for one watcher, at least 10; they are also
 * bounded to 2 MiB in all
 * @param include the names of the actors to show, with {@code *} for any characters;
 * empty for all
 * @param exclude the names of the actors not to show, with {@code *} for any characters
 * @param showValues who sees values in context, events, output and errors; the others see
 * neither those nor the keys of maps that do not look like names in a program
 * @param redaction what is masked although values are shown
 */
public record InspectionSettings(int history, int queue, List<String> include, List<String> exclude,
		ShowValues showValues, Redaction redaction) {

	/**
	 * History of 200 events, 2,000 messages a watcher, every actor, and for those who may
	 * see values every one that does not look like a secret.
	 */
	public static final InspectionSettings DEFAULTS = new InspectionSettings(200, 2_000, List.of(), List.of(),
			ShowValues.WHEN_AUTHORIZED, Redaction.of(List.of()));

	private static final int MIN_QUEUE = 10;

	public InspectionSettings {
		if (history < 0 || queue < MIN_QUEUE) {
			throw new IllegalArgumentException("The inspection history must be 0 or more and its queue " + MIN_QUEUE
					+ " or more, not " + history + " and " + queue);
		}
		include = List.copyOf(include);
		exclude = List.copyOf(exclude);
	}

	ValueCapture capture(boolean values) {
		return new ValueCapture(CaptureLimits.DEFAULTS, this.redaction, values);
	}

	boolean shows(String name) {
		return (this.include.isEmpty() || matchesAny(this.include, name)) && !matchesAny(this.exclude, name);
	}

	private static boolean matchesAny(List<String> patterns, String name) {
		return patterns.stream().anyMatch((pattern) -> Wildcards.matches(pattern, name));
	}

}
