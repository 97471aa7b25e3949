package io.github.xstatewebrtc.source;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionRecorder;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.ManualTimers;
import io.github.xstatewebrtc.signaling.TestAdmission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tests of {@link Sources} begin with.
 */
abstract class ReportedActors {

	static final Caller ANYBODY = Caller.anonymous(EnumSet.of(Permission.PEERS));

	final LocalActorSystem system = new LocalActorSystem();

	final ManualTimers timers = new ManualTimers();

	final Set<Permission> granted = EnumSet.allOf(Permission.class);

	/** Run while somebody is judged by the permissions of before. */
	Runnable whenAsked = () -> {
	};

	final Sources sources = new Sources(this.system,
			new SourceAccess(List.of("shop"), TestAdmission.byHandshakeAmong(this::grantable)), this.timers);

	final InspectionBridge inspection = new InspectionBridge(InspectionSettings.DEFAULTS, Runnable::run);

	final InspectionRecorder recorder = InspectionRecorder.of(this.system, this.inspection);

	@AfterEach
	void end() {
		this.recorder.close();
		this.sources.close();
		assertThat(this.system.actors()).isEmpty();
	}

	private Set<Permission> grantable() {
		Set<Permission> before = EnumSet.copyOf(this.granted);
		this.whenAsked.run();
		return before;
	}

	ReportingSocket socket() {
		return new ReportingSocket(this.sources, ANYBODY, "cart");
	}

	LocalActor actor() {
		Collection<LocalActor> actors = this.system.actors();
		assertThat(actors).hasSize(1);
		return actors.iterator().next();
	}

	CompletableFuture<Receipt> give(String type) {
		return actor().receive(ActorEvent.of(type, Map.of("amount", 7)), () -> true).toCompletableFuture();
	}

}
