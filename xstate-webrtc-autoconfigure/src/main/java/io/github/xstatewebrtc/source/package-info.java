/**
 * Applications that report their actors over a plain WebSocket, in the words of
 * {@code @statelyai/inspect} or {@code @xstate/inspect}: their actors stand beside this
 * application's own.
 */
@NullMarked
package io.github.xstatewebrtc.source;

import org.jspecify.annotations.NullMarked;
