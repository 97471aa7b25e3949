/**
 * What the benchmark has in the package that alone names webrtc-java: the connection that
 * it compares with.
 */
@NullMarked
package io.github.xstatewebrtc.transport.webrtc;

import org.jspecify.annotations.NullMarked;
