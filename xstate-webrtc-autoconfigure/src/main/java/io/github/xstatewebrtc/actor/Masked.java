package io.github.xstatewebrtc.actor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what no inspector may see: a field, getter or component of a record, or a type
 * whose objects are masked wherever they occur, those of subclasses and implementations
 * too. Stands for the same on an annotation that carries it. A masked getter is not even
 * called.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.TYPE })
public @interface Masked {

}
