/**
 * What listening costs a statechart's own thread.
 */
@NullMarked
package io.github.xstatewebrtc.benchmark.listener;

import org.jspecify.annotations.NullMarked;
