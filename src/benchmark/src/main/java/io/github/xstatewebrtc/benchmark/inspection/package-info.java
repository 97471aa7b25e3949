/**
 * Inspection events on their way from a JVM to Node.
 */
@NullMarked
package io.github.xstatewebrtc.benchmark.inspection;

import org.jspecify.annotations.NullMarked;
