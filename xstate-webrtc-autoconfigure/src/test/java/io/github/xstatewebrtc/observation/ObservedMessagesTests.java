package io.github.xstatewebrtc.observation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.messaging.MessageObserver.Operation;
import io.github.xstatewebrtc.messaging.MessageObserver.Receiving;
import io.github.xstatewebrtc.messaging.MessageObserver.Sending;
import io.github.xstatewebrtc.protocol.actors.FailureCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What Micrometer is told of events.
 */
class ObservedMessagesTests {

	private static final ActorAddress ADDRESS = new ActorAddress("orders", "p-1", "@till");

	private static final ActorSnapshot OPEN = ActorSnapshot.of(ActorStatus.ACTIVE, "open");

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<Observation.Context> stopped = new ArrayList<>();

	private final ObservedMessages messages = new ObservedMessages(this.registry, null, null);

	private final LocalActor actor = new LocalActorSystem()
		.register(new ActorRegistration("till", "till", "tills", Map::of, () -> OPEN), OPEN);

	ObservedMessagesTests() {
		this.registry.observationConfig().observationHandler(new Stopped());
	}

	@ParameterizedTest
	@EnumSource
	void theKeysAreThoseThatAreDocumented(ActorObservation documented) {
		boolean sent = documented == ActorObservation.SENT;
		Observation.Context context = sent ? sent(true, null) : received(Receipt.ACCEPTED);
		assertThat(context.getName()).isEqualTo(sent ? "xstate.actor.sent" : "xstate.actor.received");
		assertThat(keys(context.getLowCardinalityKeyValues()))
			.containsExactlyInAnyOrderElementsOf(names(documented.getLowCardinalityKeyNames()));
		assertThat(keys(context.getHighCardinalityKeyValues()))
			.containsExactlyInAnyOrderElementsOf(names(documented.getHighCardinalityKeyNames()));
		assertThat(names(documented.getLowCardinalityKeyNames())).as("its sender may choose it")
			.doesNotContain("xstate.event.type");
	}

	@ParameterizedTest
	@EnumSource
	void eachOutcomeOfAnEventThatIsReceivedIsAWord(Receipt.Outcome outcome) {
		Observation.Context context = received(new Receipt(outcome, "why", null,
				(outcome == Receipt.Outcome.FAILED) ? new IllegalStateException("No coins") : null));
		assertThat(outcome(context)).isEqualTo(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
		assertThat(context.getError() != null).isEqualTo(outcome == Receipt.Outcome.FAILED);
	}

	@ParameterizedTest
	@EnumSource
	void eachCodeIsTheOutcomeOfAnEventThatIsSent(FailureCode code) {
		assertThat(outcome(sent(null, new CompletionException(new ActorException(code.wireName(), "why")))))
			.isEqualTo(code.wireName());
	}

	@Test
	void conventionsOfTheApplicationNameThemOtherwise() {
		ObservedMessages named = new ObservedMessages(this.registry, new DefaultSentEventConvention() {
			@Override
			public String getName() {
				return "shop.sent";
			}
		}, new DefaultReceivedEventConvention() {
			@Override
			public KeyValues getLowCardinalityKeyValues(ReceivedEventContext context) {
				return super.getLowCardinalityKeyValues(context).and("shop.till", context.actor().name());
			}
		});
		named.sending(Operation.SEND, ADDRESS, "PAY").ended(null, null);
		named.receiving(Operation.SEND, this.actor, "PAY", null).ended(Receipt.ACCEPTED);
		assertThat(this.stopped.get(0).getName()).isEqualTo("shop.sent");
		assertThat(keys(this.stopped.get(1).getLowCardinalityKeyValues())).contains("shop.till", "xstate.outcome");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aHandlerThatThrowsLeavesNoObservationToTheNextEventOfTheThread(boolean opening) {
		this.registry.observationConfig().observationHandler(new Failing(opening));
		Receiving receiving = this.messages.receiving(Operation.SEND, this.actor, "PAY", null);
		assertThatIllegalStateException().isThrownBy(() -> receiving.enter().close());
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	private Observation.Context sent(@Nullable Boolean accepted, @Nullable Throwable failure) {
		Sending sending = this.messages.sending(Operation.ASK, ADDRESS, "PAY");
		sending.ended(accepted, failure);
		return this.stopped.get(0);
	}

	private Observation.Context received(Receipt receipt) {
		Receiving receiving = this.messages.receiving(Operation.ASK, this.actor, "PAY", null);
		receiving.enter().close();
		receiving.ended(receipt);
		return this.stopped.get(0);
	}

	private static String outcome(Observation.Context context) {
		return Objects.requireNonNull(context.getLowCardinalityKeyValue("xstate.outcome")).getValue();
	}

	private static List<String> keys(KeyValues values) {
		return values.stream().map(KeyValue::getKey).toList();
	}

	private static List<String> names(KeyName[] names) {
		return Arrays.stream(names).map(KeyName::asString).toList();
	}

	private final class Stopped implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStop(Observation.Context context) {
			ObservedMessagesTests.this.stopped.add(context);
		}

	}

	private record Failing(boolean opening) implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onScopeOpened(Observation.Context context) {
			if (this.opening) {
				throw new IllegalStateException("No scope today");
			}
		}

		@Override
		public void onScopeClosed(Observation.Context context) {
			throw new IllegalStateException("No end today");
		}

	}

}
