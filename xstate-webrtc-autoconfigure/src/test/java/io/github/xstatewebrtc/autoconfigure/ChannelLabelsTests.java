package io.github.xstatewebrtc.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.xstatewebrtc.signaling.ChannelLabel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChannelLabels}.
 */
class ChannelLabelsTests {

	@ParameterizedTest
	@CsvSource({ "shop,shop", "acme/shop,acme-shop", "shop (test),shop -test", "R&D,R-D", "shop-,shop", "@shop,shop",
			"Büro 7,Büro 7", "???,application", "'',application" })
	void anApplicationsNameMakesALabelWhateverItIs(String name, String label) {
		assertThat(ChannelLabels.configuredOr(List.of(), name)).containsExactly(label);
		assertThat(ChannelLabel.isValid(label)).isTrue();
	}

	@Test
	void aLongNameMakesALabelOfTheGreatestLength() {
		String label = ChannelLabels.configuredOr(List.of(), "shop.".repeat(100)).get(0);
		assertThat(label).isEqualTo("shop.".repeat(25) + "sho");
		assertThat(ChannelLabel.isValid(label)).isTrue();
	}

	@Test
	void aNameIsNotCutWithinACharacter() {
		String label = ChannelLabels.configuredOr(List.of(), "a" + "\uD835\uDC00".repeat(100)).get(0);
		assertThat(label).isEqualTo("a" + "\uD835\uDC00".repeat(63));
		assertThat(ChannelLabel.isValid(label)).isTrue();
	}

	@Test
	void configuredLabelsAreTakenAsTheyAre() {
		assertThat(ChannelLabels.configuredOr(List.of("orders", "Orders"), "shop")).containsExactly("orders", "Orders");
	}

}
