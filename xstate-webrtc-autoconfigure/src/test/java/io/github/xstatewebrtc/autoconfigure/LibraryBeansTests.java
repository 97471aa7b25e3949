package io.github.xstatewebrtc.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import io.github.xstatewebrtc.actor.capture.ValueSanitizer;
import io.github.xstatewebrtc.web.security.JwtTokenAuthenticator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that no application declares, but the auto-configuration of another library, are
 * used all the same, wherever its name stands in the alphabet.
 */
class LibraryBeansTests {

	private final WebApplicationContextRunner web = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(XStateWebRtcAutoConfiguration.class,
				XStateWebRtcSecurityAutoConfiguration.class, XStateWebRtcJwtSecurityAutoConfiguration.class,
				XStateWebRtcServletAutoConfiguration.class, XStateWebRtcPeerAutoConfiguration.class,
				XStateWebRtcActuatorAutoConfiguration.class, YetAnotherLibraryAutoConfiguration.class));

	@Test
	void aLibrarysDecoderMakesTokensOfJwts() {
		this.web.run((context) -> assertThat(context).hasSingleBean(JwtTokenAuthenticator.class));
	}

	@Test
	void whatALibraryHidesInActuatorIsHiddenHere() {
		this.web.run((context) -> assertThat(context.getBean(ValueSanitizer.class).sanitize("bank.account", "DE89"))
			.isNotEqualTo("DE89"));
	}

}
