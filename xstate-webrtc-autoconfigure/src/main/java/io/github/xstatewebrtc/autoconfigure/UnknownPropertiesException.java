package io.github.xstatewebrtc.autoconfigure;

import java.util.List;

/**
 * Properties below this module's prefix that it does not have.
 */
final class UnknownPropertiesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<UnknownProperty> properties;

	UnknownPropertiesException(List<UnknownProperty> properties) {
		super("No properties of xstate-webrtc: " + properties.stream().map(UnknownProperty::name).toList());
		this.properties = List.copyOf(properties);
	}

	List<UnknownProperty> properties() {
		return this.properties;
	}

}
