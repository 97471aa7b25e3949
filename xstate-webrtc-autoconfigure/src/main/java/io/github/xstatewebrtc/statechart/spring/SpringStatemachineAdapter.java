package io.github.xstatewebrtc.statechart.spring;

import java.beans.Introspector;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.statemachine.StateMachineSystemConstants;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.support.AbstractStateMachine;
import org.springframework.statemachine.support.ReactiveStateMachineExecutor;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.statechart.Acceptance;
import io.github.xstatewebrtc.statechart.PerStatechart;
import io.github.xstatewebrtc.statechart.StatechartAdapter;
import io.github.xstatewebrtc.statechart.StatechartObserver;

/**
 * Spring Statemachine 4, whose machines all extend {@link AbstractStateMachine}. Regions
 * and nested machines are parts of their root and no actors of their own.
 */
@SuppressWarnings("rawtypes")
public final class SpringStatemachineAdapter implements StatechartAdapter<AbstractStateMachine> {

	/**
	 * The variable of the extended state whose value, once the machine is in its end
	 * state, is what it produced: the output of XState.
	 */
	public static final String OUTPUT = "output";

	private static final String UNNAMED = StateMachineSystemConstants.DEFAULT_ID_STATEMACHINE;

	private static final Pattern SUFFIX = Pattern.compile("States?$");

	private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

	private final PerStatechart<Deliveries<Object, Object>> deliveries = new PerStatechart<>();

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
	public SpringStatemachineAdapter(@Nullable ConfigurableListableBeanFactory beanFactory) {
		this.beanNames = new BeanNames(beanFactory);
	}

	@Override
	public Class<AbstractStateMachine> type() {
		return AbstractStateMachine.class;
	}

	/**
	 * A machine knows its bean name; one from a factory has none, but often states of an
	 * enum: {@code OrderStates} makes {@code order}.
	 */
	@Override
	public String src(AbstractStateMachine machine) {
		Object beanName = PrivateFields.read(machine, "beanName");
		if (beanName instanceof String name && !name.isEmpty() && !name.equals(UNNAMED)) {
			return ScopedProxyUtils.isScopedTarget(name) ? ScopedProxyUtils.getOriginalBeanName(name) : name;
		}
		State<?, ?> initial = machine.getInitialState();
		if (initial != null && initial.getId() instanceof Enum<?> id) {
			String type = SUFFIX.matcher(id.getDeclaringClass().getSimpleName()).replaceFirst("");
			return type.isEmpty() ? UNNAMED : Introspector.decapitalize(type);
		}
		return UNNAMED;
	}

	@Override
	public @Nullable String name(AbstractStateMachine machine) {
		String id = machine.getId();
		return (id != null && !id.isEmpty()) ? id : null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Map<String, @Nullable Object> definition(AbstractStateMachine machine) {
		StateTree<Object, Object> tree = StateTree.of(machine, src(machine));
		return new DefinitionExport<>(tree, new ActionNames(this.beanNames.existing())).export();
	}

	@Override
	public boolean isActive(AbstractStateMachine machine) {
		return machine.isRunning() && machine.getState() != null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public ActorState state(AbstractStateMachine machine) {
		StateTree<Object, Object> tree = StateTree.of(machine, src(machine));
		return new MachineState<Object, Object>(machine, tree::value, false);
	}

	@Override
	@SuppressWarnings("unchecked")
	public void observe(AbstractStateMachine machine, StatechartObserver observer) {
		MachineObservation.begin(machine, StateTree.of(machine, src(machine)), isActive(machine), observer,
				this.deliveries.of(machine, Deliveries::new));
	}

	/**
	 * What the event carries becomes the headers of the message, and one more by which it
	 * is known again; refused are {@code id} and {@code timestamp}, which messages have
	 * of their own. The answer comes when the transition is complete; if an action goes
	 * on on another thread when it has begun, and whether that fails cannot be told.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public CompletionStage<Acceptance> send(AbstractStateMachine machine, ActorEvent event) {
		Deliveries<Object, Object> told = this.deliveries.of(machine, () -> {
			Deliveries<Object, Object> added = new Deliveries<>();
			machine.addStateListener(added.listener(machine));
			return added;
		});
		return EventDelivery.of((AbstractStateMachine<Object, Object>) machine, StateTree.of(machine, src(machine)))
			.send(event, told);
	}

	/**
	 * Whether this thread began what the machine is doing. Of a transition that failed
	 * nothing tells that it is over but the stack, which knows no machine from another.
	 */
	@Override
	public boolean isWithin(AbstractStateMachine machine) {
		Deliveries<Object, Object> told = this.deliveries.find(machine);
		return told != null && told.isWithin(Thread.currentThread()) && isWithinAny();
	}

	/**
	 * Not in a guard, an action or a listener of any machine: the stack does not tell of
	 * which one, and not all of them are seen to begin.
	 */
	@Override
	public boolean mayWait(AbstractStateMachine machine) {
		return !isWithinAny();
	}

	private static boolean isWithinAny() {
		return STACK.walk((frames) -> frames.anyMatch((frame) -> frame.getDeclaringClass() == AbstractStateMachine.class
				|| frame.getDeclaringClass() == ReactiveStateMachineExecutor.class));
	}

}
