/**
 * The order: a statechart with hierarchy, parallel regions, guards, timers and history.
 */
@NullMarked
package io.github.xstatewebrtc.sample.order;

import org.jspecify.annotations.NullMarked;
