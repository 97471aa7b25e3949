/**
 * What an actor is: its names, its snapshot as an immutable value tree, who listens to
 * it, and the registry of the actors that live in this JVM.
 */
@NullMarked
package io.github.xstatewebrtc.actor;

import org.jspecify.annotations.NullMarked;
