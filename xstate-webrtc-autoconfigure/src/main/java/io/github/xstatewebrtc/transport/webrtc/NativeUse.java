package io.github.xstatewebrtc.transport.webrtc;

/**
 * How far the native library is worn, for meters. It is shared by all that use it in one
 * class loader, and so are the figures.
 *
 * @param frames the messages received so far; each leaves about 88 bytes on the heap
 * until its native factory is replaced
 * @param replaced how many native factories wore out; each is replaced by the next
 * connection
 * @param alive how many there are: 0 without users, else one for all peers and one for
 * those that send much, each twice while connections move from a worn one to the next
 */
public record NativeUse(long frames, long replaced, int alive) {

}
