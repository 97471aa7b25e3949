/**
 * Connections by WebRTC: the only package that knows the native library, and the fence
 * around it.
 */
@NullMarked
package io.github.xstatewebrtc.transport.webrtc;

import org.jspecify.annotations.NullMarked;
