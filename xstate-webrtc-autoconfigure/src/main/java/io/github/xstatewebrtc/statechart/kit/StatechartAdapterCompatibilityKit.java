package io.github.xstatewebrtc.statechart.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.xstatewebrtc.statechart.StatechartAdapter;

/**
 * Tests an adapter: what every adapter must get right, as named checks that any library
 * for tests can run. With JUnit:
 *
 * <pre class="code">
 * &#64;TestFactory
 * Stream&lt;DynamicTest&gt; isCompatible() {
 * 	return StatechartAdapterCompatibilityKit.of(new MyAdapter(), new MyFixture())
 * 		.checks()
 * 		.map((check) -&gt; DynamicTest.dynamicTest(check.name(), check::run));
 * }
 * </pre>
 *
 * @param <M> the type of a running statechart
 */
public final class StatechartAdapterCompatibilityKit<M> {

	private final Subject<M> subject;

	private StatechartAdapterCompatibilityKit(Subject<M> subject) {
		this.subject = subject;
	}

	/**
	 * Return the kit for an adapter.
	 * @param adapter the adapter
	 * @param fixture statecharts of its library
	 * @param <M> the type of a running statechart
	 * @return the kit
	 */
	public static <M> StatechartAdapterCompatibilityKit<M> of(StatechartAdapter<M> adapter,
			StatechartFixture<M> fixture) {
		return new StatechartAdapterCompatibilityKit<>(new Subject<>(adapter, fixture));
	}

	/**
	 * Return the checks for what the library can do. Each makes its own statecharts; they
	 * can run in any order and beside each other.
	 * @return the checks
	 */
	public Stream<CompatibilityCheck> checks() {
		List<CompatibilityCheck> checks = new ArrayList<>();
		new DefinitionChecks<>(this.subject).addTo(checks);
		new ObservationChecks<>(this.subject).addTo(checks);
		new LifeChecks<>(this.subject).addTo(checks);
		new AcceptanceChecks<>(this.subject).addTo(checks);
		new ThreadChecks<>(this.subject).addTo(checks);
		return checks.stream();
	}

}
