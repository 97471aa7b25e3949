package io.github.xstatewebrtc.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of names that there are not.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnknownPropertiesTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(XStateWebRtcAutoConfiguration.class));

	@ParameterizedTest
	@CsvSource({ "inspection.exclud,inspection.exclude", "inspection.excludes[0],inspection.exclude",
			"inspection.exlcude,inspection.exclude", "exclude,inspection.exclude", "acces,access",
			"peer.history,inspection.history", "ice.server[0].urls,ice.servers[*].urls",
			"ice.servers[0].url[1],ice.servers[*].urls", "inspection,inspection.enabled", "enabld,enabled",
			"permissions.inspects,permissions.inspect", "channelLabel,channel-labels" })
	void aMisspeltNameIsRefusedAndTheRightOneTold(String misspelt, String meant) {
		this.application.withPropertyValues("xstate.webrtc." + misspelt + "=something")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(UnknownPropertiesException.class,
						(ex) -> assertThat(ex.properties()).singleElement()
							.extracting(UnknownProperty::meant)
							.isEqualTo("xstate.webrtc." + meant)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "colour", "hubs.other.url", "inspection.exclude.first" })
	void aNameLikeNoOtherIsRefusedWithoutAGuess(String unknown) {
		this.application.withPropertyValues("xstate.webrtc." + unknown + "=something")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(UnknownPropertiesException.class,
						(ex) -> assertThat(ex.properties()).singleElement()
							.extracting(UnknownProperty::meant)
							.isNull()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "xstate.webrtc.channelLabels=a", "xstate.webrtc.channel_labels[0]=a",
			"xstate.webrtc.inspection.TYPES-TO-MASK=a", "xstate.webrtc.ice.servers[0].urls[0]=stun:stun.example",
			"xstate.webrtcs.acces=open", "xstate.acces=open" })
	void aNameWrittenInAnyWayIsTaken(String property) {
		this.application.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whereNothingIsEnabledNothingIsChecked() {
		this.application.withPropertyValues("xstate.webrtc.enabled=false", "xstate.webrtc.acces=open")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aMisspeltSystemPropertyIsWarnedOf(CapturedOutput output) {
		this.application.withSystemProperties("xstate.webrtc.acces=open").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).containsOnlyOnce("Ignored, because xstate-webrtc has no such property:"
					+ " \"xstate.webrtc.acces\" from property source \"systemProperties\"."
					+ " Did you mean xstate.webrtc.access?");
		});
	}

	@Test
	void aMisspeltVariableIsWarnedOf(CapturedOutput output) {
		withVariables("XSTATE_WEBRTC_INSPECTION_EXCLUD", "secret-*").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).containsOnlyOnce("Ignored, because xstate-webrtc has no such property:")
				.contains("XSTATE_WEBRTC_INSPECTION_EXCLUD", "Did you mean XSTATE_WEBRTC_INSPECTION_EXCLUDE?")
				.doesNotContain("secret-*");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "XSTATE_WEBRTC_CHANNELLABELS", "XSTATE_WEBRTC_CHANNEL_LABELS",
			"XSTATE_WEBRTC_ICE_SERVERS_0_USERNAME", "XSTATE_WEBRTC_SERVICE_HOST", "XSTATE_WEBRTC_SERVICE_PORT",
			"XSTATE_WEBRTC_PORT", "XSTATE_WEBRTC_PORT_8080_TCP", "XSTATE_WEBRTC_PORT_8080_TCP_PROTO",
			"XSTATE_WEBRTC_PORT_8080_TCP_PORT", "XSTATE_WEBRTC_PORT_8080_TCP_ADDR" })
	void aRightVariableAndOneOfAContainerPlatformAreNoReasonToWarn(String variable, CapturedOutput output) {
		withVariables(variable, "10").run((context) -> assertThat(output).doesNotContain("no such property"));
	}

	private ApplicationContextRunner withVariables(String name, String value) {
		return this.application.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value))));
	}

}
