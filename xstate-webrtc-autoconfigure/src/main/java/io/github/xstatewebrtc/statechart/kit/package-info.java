/**
 * What authors of adapters test theirs with.
 */
@NullMarked
package io.github.xstatewebrtc.statechart.kit;

import org.jspecify.annotations.NullMarked;
