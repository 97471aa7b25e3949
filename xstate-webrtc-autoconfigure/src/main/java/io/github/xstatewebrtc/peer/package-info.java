/**
 * This application as a peer: it joins channels, holds a link to each peer that asks for
 * one, and shows its actors to those that may inspect.
 */
@NullMarked
package io.github.xstatewebrtc.peer;

import org.jspecify.annotations.NullMarked;
