package io.github.xstatewebrtc.statechart.spring;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.statemachine.guard.Guard;

/**
 * Guards whose answers stand in a table, so that another implementation can be given the
 * same ones. They are beans: their names are those of the definition.
 */
final class Table {

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	private final Map<String, Boolean> answers = new LinkedHashMap<>();

	Guard<String, String> guard(String name) {
		Guard<String, String> guard = (context) -> this.answers.getOrDefault(name, false);
		named(name, guard);
		return guard;
	}

	void named(String name, Guard<String, String> guard) {
		this.beans.registerSingleton(name, guard);
		this.answers.put(name, false);
	}

	Table answer(String name, boolean answer) {
		this.answers.put(name, answer);
		return this;
	}

	Map<String, Boolean> answers() {
		return new LinkedHashMap<>(this.answers);
	}

	DefaultListableBeanFactory beans() {
		return this.beans;
	}

}
