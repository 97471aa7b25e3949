package io.github.xstatewebrtc.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;

/**
 * A property below this module's prefix that it does not have. Its value is left out: it
 * may be a secret under a misspelt name.
 *
 * @param name the whole name
 * @param origin where it is set; null if its source cannot tell
 * @param meant the name that was probably meant; null if there is nothing like it
 */
record UnknownProperty(String name, @Nullable Origin origin, @Nullable String meant) {

	String advice() {
		return (this.meant != null) ? this.name + ": did you mean " + this.meant + "?"
				: this.name + ": remove it. Nothing in this version of xstate-webrtc has a name like it.";
	}

}
