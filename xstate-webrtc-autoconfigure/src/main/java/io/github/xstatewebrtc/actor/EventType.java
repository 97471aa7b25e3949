package io.github.xstatewebrtc.actor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the type of the events that a record stands for, as the machines know it: no name
 * of a class is ever sent.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {

	/**
	 * The type.
	 * @return the type of the event, such as {@code PAY}
	 */
	String value();

}
