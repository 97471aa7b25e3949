/**
 * The bridge between actors and those who watch them: it listens, keeps a bounded
 * history, redacts, encodes every event once and fans it out (protocol, section 5).
 */
@NullMarked
package io.github.xstatewebrtc.inspection;

import org.jspecify.annotations.NullMarked;
