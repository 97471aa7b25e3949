package io.github.xstatewebrtc.autoconfigure;

import java.util.Map;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.NativeDetector;
import org.springframework.core.env.Environment;

/**
 * Refuses to start what ahead-of-time processing has made wrong: a native image, and an
 * application in which something was switched off only after its beans had been chosen,
 * so that it would still be there.
 */
final class AheadOfTimeCheck implements BeanFactoryPostProcessor {

	private static final String ENABLED = "xstate.webrtc.enabled";

	private static final Map<String, String> BEANS = Map.of(ENABLED, "xstateWebRtcSettings",
			"xstate.webrtc.inspection.enabled", "xstateInspectionBridge", "xstate.webrtc.peer.enabled",
			"xstateLocalPeer");

	private final Environment environment;

	AheadOfTimeCheck(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (NativeDetector.inNativeImage()) {
			throw new InvalidSettingException(ENABLED, true, "xstate-webrtc does not run in a native image.",
					"Process the application ahead of time, and start it, with:"
							+ InvalidSettingException.example(ENABLED, "false"));
		}
		if (AotDetector.useGeneratedArtifacts()) {
			BEANS.forEach((property, bean) -> check(property, beans.containsBeanDefinition(bean)));
		}
	}

	private void check(String property, boolean chosen) {
		if (chosen && !this.environment.getProperty(property, Boolean.class, true)) {
			throw new InvalidSettingException(property, false,
					"The application was processed ahead of time with true, and that decided: it would stay on.",
					"Process the application ahead of time again, with:"
							+ InvalidSettingException.example(property, "false"));
		}
	}

}
