package io.github.xstatewebrtc.web.servlet;

/**
 * Where everything of this module lives, below the context path and the dispatcher
 * servlet's own path.
 *
 * @param value begins with a slash and does not end with one
 */
public record BasePath(String value) {

	public BasePath {
		if (!value.matches("(?:/[A-Za-z0-9._~-]+)+")) {
			throw new IllegalArgumentException("'" + value + "' cannot be xstate.webrtc.base-path: it begins with a"
					+ " slash, does not end with one, and consists of letters, digits and ._~- between slashes");
		}
	}

	/**
	 * Return a path below this one.
	 * @param relative the rest, without a slash at its beginning
	 * @return the path
	 */
	public String resolve(String relative) {
		return this.value + "/" + relative;
	}

	/**
	 * Return the last segment, to which a relative redirect leads.
	 * @return the text after the last slash
	 */
	String lastSegment() {
		return this.value.substring(this.value.lastIndexOf('/') + 1);
	}

}
