package io.github.xstatewebrtc.actor.capture;

/**
 * A text in a captured tree that the capture itself put there, such as
 * {@code (circular)}: it says why a value is missing and holds none, so it is shown to
 * those too who may see no values.
 *
 * @param text the text
 */
record Note(String text) implements CharSequence {

	static final Note CIRCULAR = new Note("(circular)");

	static final Note DEEPER = new Note("(deeper than is shown)");

	static final Note MORE = new Note("(more than is shown)");

	static final Note NOT_LOADED = new Note("(not loaded)");

	static final Note TOO_LONG = new Note("(took too long)");

	static Note of(Class<?> type) {
		return new Note("(" + type.getSimpleName() + ")");
	}

	/**
	 * Return what stands for a value that code of the application did not give out.
	 * @param ex whatever it threw: languages other than Java throw checked exceptions
	 * anywhere
	 * @return a note
	 * @throws VirtualMachineError if it is one that no statechart survives
	 */
	static Note unreadable(Throwable ex) {
		if (ex instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
			throw error;
		}
		return new Note("(unreadable: " + ex.getClass().getSimpleName() + ")");
	}

	@Override
	public int length() {
		return this.text.length();
	}

	@Override
	public char charAt(int index) {
		return this.text.charAt(index);
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.subSequence(start, end);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
