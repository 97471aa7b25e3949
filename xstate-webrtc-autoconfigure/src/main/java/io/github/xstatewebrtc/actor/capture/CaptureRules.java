package io.github.xstatewebrtc.actor.capture;

/**
 * What all captures of one {@link ValueCapture} have in common.
 *
 * @param limits how much one takes
 * @param keys keys whose values are secrets
 * @param types types whose objects are secrets
 * @param texts what is masked within a text
 * @param sanitizers asked for every value that is left
 * @param slow what is not read any more
 * @param showValues whether values are shown at all
 */
record CaptureRules(CaptureLimits limits, SecretKeys keys, SecretTypes types, SecretText texts, Sanitizers sanitizers,
		SlowMembers slow, boolean showValues) {

	static CaptureRules of(CaptureLimits limits, Redaction redaction, boolean showValues) {
		return new CaptureRules(limits, redaction.keys(), redaction.types(), new SecretText(redaction.keys()),
				new Sanitizers(redaction.sanitizers()), new SlowMembers(limits.time().dividedBy(2)), showValues);
	}

}
