package io.github.xstatewebrtc.statechart.spring;

import java.util.Map;

import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartObserver;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.statemachine.support.AbstractStateMachine;

/**
 * Spring Statemachine 4, whose machines all extend {@link AbstractStateMachine}. Regions
 * and nested machines are parts of their root and no actors of their own.
 */
@SuppressWarnings("rawtypes")
public final class SpringStatemachineAdapter implements StatechartAdapter<AbstractStateMachine> {

	private static final String UNNAMED = "stateMachine";

	private final BeanNames beanNames;

	/**
	 * Create an adapter that names actions and guards by their classes.
	 */
	public SpringStatemachineAdapter() {
		this(null);
	}

	/**
	 * Create an adapter that names those actions and guards that are beans by their bean
	 * names.
	 * @param beanFactory where the beans are, or {@code null}
	 */
	public SpringStatemachineAdapter(@Nullable ListableBeanFactory beanFactory) {
		this.beanNames = new BeanNames(beanFactory);
	}

	@Override
	public Class<AbstractStateMachine> type() {
		return AbstractStateMachine.class;
	}

	@Override
	public String src(AbstractStateMachine machine) {
		Object beanName = PrivateFields.read(machine, "beanName");
		return (beanName instanceof String name && !name.isEmpty()) ? name : UNNAMED;
	}

	@Override
	public @Nullable String name(AbstractStateMachine machine) {
		String id = machine.getId();
		return (id != null && !id.isEmpty()) ? id : null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Map<String, @Nullable Object> definition(AbstractStateMachine machine) {
		return new DefinitionExport<Object, Object>(machine, src(machine), this.beanNames).export();
	}

	@Override
	public boolean isActive(AbstractStateMachine machine) {
		return machine.isRunning() && machine.getState() != null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public ActorState state(AbstractStateMachine machine) {
		return new MachineState<Object, Object>(machine, StateTree.of(machine));
	}

	@Override
	@SuppressWarnings("unchecked")
	public void observe(AbstractStateMachine machine, StatechartObserver observer) {
		MachineObservation.begin(machine, observer);
	}

}
