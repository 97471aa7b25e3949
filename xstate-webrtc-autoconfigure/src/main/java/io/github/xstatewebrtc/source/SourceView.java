package io.github.xstatewebrtc.source;

import org.jspecify.annotations.Nullable;

/**
 * A source as of one moment.
 *
 * @param name the name under which its actors stand
 * @param user the name that its log-in proves, {@code null} if none does
 * @param dialect {@code @statelyai/inspect}, {@code @xstate/inspect}, or {@code null}
 * before its first frame
 * @param actors how many actors of it live
 * @param frames how many frames it has sent over this socket
 */
public record SourceView(String name, @Nullable String user, @Nullable String dialect, int actors, long frames) {
}
