package io.github.xstatewebrtc.statechart.enums;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartNames;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * Shows statecharts that are made by hand. The enum of states names them:
 * {@code OrderState} makes {@code order}.
 */
@SuppressWarnings("rawtypes")
public final class EnumStatechartAdapter implements StatechartAdapter<EnumStatechart> {

	@Override
	public Class<EnumStatechart> type() {
		return EnumStatechart.class;
	}

	@Override
	public String src(EnumStatechart machine) {
		return StatechartNames.src(machine.table().initial());
	}

	@Override
	public @Nullable String name(EnumStatechart machine) {
		return null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Map<String, @Nullable Object> definition(EnumStatechart machine) {
		return machine.table().definition();
	}

	@Override
	public boolean isActive(EnumStatechart machine) {
		return !machine.isDone();
	}

	@Override
	public ActorState state(EnumStatechart machine) {
		return new EnumState(machine);
	}

	@Override
	public void observe(EnumStatechart machine, StatechartObserver observer) {
		machine.observe(observer);
	}

	/**
	 * What the event carries is left out: the constants of an enum carry nothing.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public CompletionStage<Acceptance> send(EnumStatechart machine, ActorEvent event) {
		return CompletableFuture.completedFuture(answer(machine, event));
	}

	@Override
	public boolean isWithin(EnumStatechart machine) {
		return Thread.holdsLock(machine);
	}

	private static <S extends Enum<S>, E extends Enum<E>> Acceptance answer(EnumStatechart<S, E> machine,
			ActorEvent event) {
		List<E> events = Arrays.asList(machine.table().events().getEnumConstants());
		Optional<E> known = events.stream()
			.filter((each) -> StatechartNames.event(each).equals(event.type()))
			.findFirst();
		if (known.isEmpty()) {
			return Acceptance.refused("There is no event '" + event.type() + "': it knows " + events);
		}
		try {
			return machine.send(known.get()) ? Acceptance.accepted() : Acceptance
				.refused("No transition for '" + event.type() + "' from " + StatechartNames.key(machine.state()));
		}
		catch (RuntimeException ex) {
			return Acceptance.failed(ex);
		}
	}

}
