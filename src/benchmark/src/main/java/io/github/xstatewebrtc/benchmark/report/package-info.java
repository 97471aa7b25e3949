/**
 * What is said of what was measured.
 */
@NullMarked
package io.github.xstatewebrtc.benchmark.report;

import org.jspecify.annotations.NullMarked;
