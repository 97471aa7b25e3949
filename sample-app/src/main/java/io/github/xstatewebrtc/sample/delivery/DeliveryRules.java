package io.github.xstatewebrtc.sample.delivery;

import org.springframework.statemachine.ExtendedState;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.guard.Guard;

/**
 * The guard and the action of a delivery.
 */
final class DeliveryRules {

	/** The key of the parcel in the extended state. */
	static final String PARCEL = "parcel";

	private DeliveryRules() {
	}

	static Parcel parcel(ExtendedState state) {
		Parcel parcel = state.get(PARCEL, Parcel.class);
		if (parcel == null) {
			throw new IllegalStateException("A delivery needs its parcel before it starts");
		}
		return parcel;
	}

	/** Whether the driver comes again. */
	static final class MayRingAgain implements Guard<DeliveryState, DeliveryEvent> {

		@Override
		public boolean evaluate(StateContext<DeliveryState, DeliveryEvent> context) {
			return parcel(context.getExtendedState()).mayRingAgain();
		}

	}

	/** Remembers that nobody opened. */
	static final class CountRing implements Action<DeliveryState, DeliveryEvent> {

		@Override
		public void execute(StateContext<DeliveryState, DeliveryEvent> context) {
			Parcel parcel = parcel(context.getExtendedState());
			context.getExtendedState().getVariables().put(PARCEL, parcel.nobodyOpened());
		}

	}

}
