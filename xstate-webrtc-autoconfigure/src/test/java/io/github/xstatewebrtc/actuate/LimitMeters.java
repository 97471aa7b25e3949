package io.github.xstatewebrtc.actuate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.messaging.ActorTotals;
import io.github.xstatewebrtc.peer.PeerTotals;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.source.SourceTotals;
import io.github.xstatewebrtc.statechart.StatechartRegistry;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The meters of what a test overloads, as Micrometer reads them. After each test of a
 * {@link Limit} they must have counted under a code that the page says is answered.
 */
public final class LimitMeters implements AfterTestExecutionCallback {

	private static final WebRtcStatus NO_WEBRTC = new WebRtcStatus(null);

	private final List<MeterRegistry> registries = new ArrayList<>();

	public static LimitMeters of(SignalingHub hub) {
		return new LimitMeters().and(hub);
	}

	public static LimitMeters of(PeerTotals peer) {
		return new LimitMeters().and(peer);
	}

	public static LimitMeters of(WebRtcTransportFactory transports) {
		return new LimitMeters().and(new OverloadMetrics(null, null, new WebRtcStatus(transports), null, null, null));
	}

	public static LimitMeters of(InspectionBridge inspection) {
		return new LimitMeters().and(inspection);
	}

	public static LimitMeters of(StatechartRegistry statecharts) {
		return new LimitMeters().and(new OverloadMetrics(null, null, NO_WEBRTC, null, statecharts, null));
	}

	public static LimitMeters of(ActorTotals actors) {
		return new LimitMeters().and(new ActorMetrics(actors));
	}

	public static LimitMeters of(SourceTotals sources) {
		return new LimitMeters().and(new OverloadMetrics(null, null, NO_WEBRTC, null, null, sources));
	}

	/** Read those of another hub too. */
	public LimitMeters and(SignalingHub hub) {
		return and(new OverloadMetrics(hub, null, NO_WEBRTC, null, null, null));
	}

	/** Read those of another peer too. */
	public LimitMeters and(PeerTotals peer) {
		return and(new OverloadMetrics(null, peer, NO_WEBRTC, null, null, null));
	}

	/** Read those of another bridge too. */
	public LimitMeters and(InspectionBridge inspection) {
		return and(new OverloadMetrics(null, null, NO_WEBRTC, inspection, null, null));
	}

	// Of two meters of one name and tags a registry keeps the first.
	private LimitMeters and(MeterBinder binder) {
		MeterRegistry registry = new SimpleMeterRegistry();
		binder.bindTo(registry);
		this.registries.add(registry);
		return this;
	}

	/** Return what a meter has counted, under a code or a reason if there is one. */
	public long count(String name, @Nullable String code) {
		return (long) counters(name).stream()
			.filter((counter) -> code == null || values(counter).contains(code))
			.mapToDouble(FunctionCounter::count)
			.sum();
	}

	@Override
	public void afterTestExecution(ExtensionContext context) {
		if (context.getExecutionException().isEmpty()) {
			AnnotationSupport.findAnnotation(context.getTestMethod(), Limit.class).ifPresent(this::assertCounted);
		}
	}

	private void assertCounted(Limit limit) {
		LimitsPage.Row row = LimitsPage.row(limit.value());
		for (String name : (limit.meters().length > 0) ? List.of(limit.meters()) : row.meters()) {
			assertThat(row.meters()).contains(name);
			assertThat(counted(name, row.codes())).as(name + " for " + row.what()).isPositive();
		}
	}

	private long counted(String name, List<String> codes) {
		List<String> known = counters(name).stream().flatMap((counter) -> values(counter).stream()).toList();
		List<String> answered = codes.stream().filter(known::contains).toList();
		return answered.isEmpty() ? count(name, null) : answered.stream().mapToLong((code) -> count(name, code)).sum();
	}

	private Collection<FunctionCounter> counters(String name) {
		return this.registries.stream()
			.flatMap((registry) -> registry.get("xstate.webrtc." + name).functionCounters().stream())
			.toList();
	}

	private static List<String> values(FunctionCounter counter) {
		return counter.getId().getTags().stream().map(Tag::getValue).toList();
	}

}
