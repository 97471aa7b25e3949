/**
 * Properties and auto-configurations.
 */
@NullMarked
package io.github.xstatewebrtc.autoconfigure;

import org.jspecify.annotations.NullMarked;
