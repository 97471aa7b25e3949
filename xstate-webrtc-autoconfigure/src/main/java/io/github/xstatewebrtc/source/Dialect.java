package io.github.xstatewebrtc.source;

/**
 * How a source puts what its actors do.
 */
interface Dialect {

	/**
	 * Take a frame.
	 * @param type its type
	 * @param frame the frame
	 * @throws SourceRefusal if it is not of this dialect
	 */
	void read(String type, Frame frame) throws SourceRefusal;

	/**
	 * Take note that no more frames come.
	 */
	default void closed() {
	}

}
