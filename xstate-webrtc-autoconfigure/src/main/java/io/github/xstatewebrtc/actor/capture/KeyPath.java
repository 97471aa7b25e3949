package io.github.xstatewebrtc.actor.capture;

/**
 * Where within a value a capture is, such as {@code customer.lines[0].sku}.
 */
final class KeyPath {

	private final StringBuilder path = new StringBuilder();

	/**
	 * Go into a member.
	 * @param key its key
	 * @return where this was, to {@link #leave} to
	 */
	int enter(String key) {
		int length = this.path.length();
		this.path.append((length > 0) ? "." : "").append(key);
		return length;
	}

	int enter(int index) {
		int length = this.path.length();
		this.path.append('[').append(index).append(']');
		return length;
	}

	void leave(int length) {
		this.path.setLength(length);
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
