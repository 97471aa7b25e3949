/**
 * What it costs, measured against what there is beside it.
 */
@NullMarked
package io.github.xstatewebrtc.benchmark;

import org.jspecify.annotations.NullMarked;
