package io.github.xstatewebrtc.source;

/**
 * A source is sent away. The message is a sentence for the one who wrote it.
 */
final class SourceRefusal extends Exception {

	private static final long serialVersionUID = 1L;

	private final SourceEnd end;

	private final String sentence;

	SourceRefusal(SourceEnd end, String sentence) {
		super(sentence, null, false, false);
		this.end = end;
		this.sentence = sentence;
	}

	static SourceRefusal badMessage(String sentence) {
		return new SourceRefusal(SourceEnd.BAD_MESSAGE, sentence);
	}

	SourceEnd end() {
		return this.end;
	}

	String sentence() {
		return this.sentence;
	}

}
