/**
 * What an inspector and an inspected peer say to each other (protocol, section 5).
 */
@NullMarked
package io.github.xstatewebrtc.protocol.inspection;

import org.jspecify.annotations.NullMarked;
