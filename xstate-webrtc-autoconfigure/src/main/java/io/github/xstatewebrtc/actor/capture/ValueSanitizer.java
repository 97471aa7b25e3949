package io.github.xstatewebrtc.actor.capture;

import org.jspecify.annotations.Nullable;

/**
 * Has a say in what is shown of single values. It is asked on the statechart's own
 * thread, while somebody watches, for each value that nothing else masks: it must be
 * quick and must not block. If it throws, the value is masked.
 */
@FunctionalInterface
public interface ValueSanitizer {

	/**
	 * Return what is shown in place of a value.
	 * @param key where the value lies within the context, event, output or error, such as
	 * {@code customer.lines[0].sku}; empty if it is that itself
	 * @param value a string, number or boolean
	 * @return what is shown, usually the value or {@code ******}
	 */
	@Nullable Object sanitize(String key, Object value);

}
