/**
 * What peers say to each other: messages as records, their JSON, and frames.
 */
@NullMarked
package io.github.xstatewebrtc.protocol;

import org.jspecify.annotations.NullMarked;
