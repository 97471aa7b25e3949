package io.github.xstatewebrtc.autoconfigure;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.util.ClassUtils;

/**
 * The classes that an application wants masked. A name that names none is most likely a
 * typing error, which would show what was to be hidden: it is warned of.
 */
final class MaskedTypes {

	private static final Log logger = LogFactory.getLog(MaskedTypes.class);

	private MaskedTypes() {
	}

	static List<String> named(List<String> configured) {
		return configured.stream().map(MaskedTypes::name).toList();
	}

	// A nested class may be written with a dot.
	private static String name(String configured) {
		try {
			return ClassUtils.forName(configured, null).getName();
		}
		catch (ClassNotFoundException | LinkageError ex) {
			logger.warn("xstate.webrtc.inspection.types-to-mask names '" + configured
					+ "', but there is no such class: nothing is masked because of it");
			return configured;
		}
	}

}
