package io.github.xstatewebrtc.autoconfigure;

import java.util.List;
import java.util.regex.Pattern;

import io.github.xstatewebrtc.actor.capture.Redaction;
import io.github.xstatewebrtc.actor.capture.SecretKeys;
import io.github.xstatewebrtc.actor.capture.SecretTypes;
import io.github.xstatewebrtc.actor.capture.ValueSanitizer;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Inspection;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.inspection.ShowValues;

/**
 * Turns properties into what is shown of the statecharts.
 */
final class InspectionSettingsMapper {

	private static final String PREFIX = "xstate.webrtc.inspection.";

	private static final int MAX_HISTORY = 100_000;

	private static final Pattern NO_WORD = Pattern.compile("[-_. ]*|.*[*+?^$|()\\[\\]{}\\\\].*");

	private InspectionSettingsMapper() {
	}

	static Inspection checked(Inspection inspection) {
		int history = inspection.history();
		if (history < 0 || history > MAX_HISTORY) {
			throw new InvalidSettingException(PREFIX + "history", history,
					"It must be between 0 and " + MAX_HISTORY + " events: they are held in memory.",
					"Remove it, or set a value in these bounds, such as the normal one:"
							+ InvalidSettingException.example(PREFIX + "history", "200"));
		}
		checkWords(inspection.keysToMask());
		return inspection;
	}

	static InspectionSettings map(Inspection inspection, List<ValueSanitizer> sanitizers) {
		Redaction redaction = new Redaction(new SecretKeys(inspection.keysToMask()),
				new SecretTypes(MaskedTypes.named(inspection.typesToMask())), sanitizers);
		return new InspectionSettings(inspection.history(), InspectionSettings.DEFAULTS.queue(), inspection.include(),
				inspection.exclude(), ShowValues.valueOf(inspection.showValues().name()), redaction);
	}

	private static void checkWords(List<String> keys) {
		for (int i = 0; i < keys.size(); i++) {
			if (NO_WORD.matcher(keys.get(i)).matches()) {
				String word = keys.get(i).replaceAll("[^\\p{L}\\p{N}]", "");
				throw new InvalidSettingException(PREFIX + "keys-to-mask[" + i + "]", keys.get(i),
						"A word is wanted here, not a pattern: it masks every key that contains it.",
						"Write the word itself ('iban' masks 'customerIban' and 'IBAN-code' too), such as:"
								+ InvalidSettingException.example(word.isEmpty() ? "iban" : word));
			}
		}
	}

}
