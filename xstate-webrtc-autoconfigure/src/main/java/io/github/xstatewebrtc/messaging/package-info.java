/**
 * Lets other peers reach the actors of this JVM, by messages on the actor channel of a
 * link (protocol, section 4).
 */
@NullMarked
package io.github.xstatewebrtc.messaging;

import org.jspecify.annotations.NullMarked;
