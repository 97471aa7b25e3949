package io.github.xstatewebrtc.application.guide;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcAutoConfiguration;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionRecorder;
import io.github.xstatewebrtc.statechart.StatechartRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guide's statechart by hand.
 */
class ParcelTests {

	@Test
	void isShownUnderItsName() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(XStateWebRtcAutoConfiguration.class))
			.run((context) -> {
				LocalActorSystem actors = context.getBean(LocalActorSystem.class);
				try (InspectionRecorder recorder = InspectionRecorder.of(actors,
						context.getBean(InspectionBridge.class))) {
					Parcel parcel = new Parcel(context.getBean(StatechartRegistry.class), "7");
					parcel.nobodyHome();
					parcel.load();
					parcel.nobodyHome();
					assertThat(parcel.attempts()).isEqualTo(1);
					assertThat(recorder.states("parcel-7")).containsExactly("PACKED", "ON_THE_WAY", "PACKED");
					assertThat(actors.find("@parcel-7")).isNotNull();
				}
			});
	}

}
