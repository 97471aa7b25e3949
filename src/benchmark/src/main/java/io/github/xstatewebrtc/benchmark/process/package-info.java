/**
 * The other processes, and the line to each of them.
 */
@NullMarked
package io.github.xstatewebrtc.benchmark.process;

import org.jspecify.annotations.NullMarked;
