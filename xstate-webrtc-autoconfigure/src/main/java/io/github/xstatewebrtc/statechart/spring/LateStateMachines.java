package io.github.xstatewebrtc.statechart.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.statemachine.StateMachine;

/**
 * Tells the detector of state machines that become beans after its look: lazy ones, and
 * those of a scope. Machines of a builder publish no event by which they could be found.
 * It changes no bean.
 */
public final class LateStateMachines implements BeanPostProcessor {

	private final ObjectProvider<StateMachineDetector> detector;

	/**
	 * Create a post-processor.
	 * @param detector whom to tell, not asked for before there is a machine
	 */
	public LateStateMachines(ObjectProvider<StateMachineDetector> detector) {
		this.detector = detector;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof StateMachine<?, ?> machine) {
			this.detector.ifAvailable((told) -> told.made(machine, beanName));
		}
		return bean;
	}

}
