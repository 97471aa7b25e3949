package io.github.xstatewebrtc.actuate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test reaches a bound of {@code docs/limits.md}, and asserts what is answered. If
 * its class has {@link LimitMeters}, they assert that the bound's meters have counted it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limit {

	/**
	 * The first cell of the bound's row.
	 */
	String value();

	/**
	 * The meters that count in this test, all of the row's by default.
	 */
	String[] meters() default {};

}
