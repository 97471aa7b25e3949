package io.github.xstatewebrtc.application.guide;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.statechart.enums.EnumStatechart;

/**
 * A statechart by hand: two enums and a switch.
 */
class Parcel {

	private final EnumStatechart<ParcelState, ParcelEvent> statechart = EnumStatechart.of(ParcelState.PACKED,
			ParcelEvent.class, ParcelState::next);

	private int attempts;

	Parcel(StatechartRegistry statecharts, String number) {
		statecharts.register(this.statechart, "parcel-" + number);
	}

	void nobodyHome() {
		if (this.statechart.send(ParcelEvent.NOBODY_HOME)) {
			this.attempts++;
		}
	}

	void load() {
		this.statechart.send(ParcelEvent.LOAD);
	}

	int attempts() {
		return this.attempts;
	}

	enum ParcelEvent {

		LOAD, NOBODY_HOME, HAND_OVER

	}

	enum ParcelState {

		PACKED, ON_THE_WAY, DELIVERED;

		@Nullable ParcelState next(ParcelEvent event) {
			return switch (this) {
				case PACKED -> (event == ParcelEvent.LOAD) ? ON_THE_WAY : null;
				case ON_THE_WAY -> switch (event) {
					case NOBODY_HOME -> PACKED;
					case HAND_OVER -> DELIVERED;
					default -> null;
				};
				case DELIVERED -> null;
			};
		}

	}

}
