/**
 * Messages between two JVMs, over a link and over the bare library.
 */
@NullMarked
package io.github.xstatewebrtc.benchmark.messages;

import org.jspecify.annotations.NullMarked;
