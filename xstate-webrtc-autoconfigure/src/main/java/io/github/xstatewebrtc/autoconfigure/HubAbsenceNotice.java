package io.github.xstatewebrtc.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.signaling.SignalingHub;

/**
 * Says once why nobody can watch, in an application that has statecharts and no hub.
 */
final class HubAbsenceNotice implements SmartInitializingSingleton, AutoCloseable {

	private static final Log logger = LogFactory.getLog(HubAbsenceNotice.class);

	private final ObjectProvider<SignalingHub> hub;

	private final LocalActorSystem system;

	private final ActorListener firstStart = new FirstStart();

	HubAbsenceNotice(ObjectProvider<SignalingHub> hub, LocalActorSystem system) {
		this.hub = hub;
		this.system = system;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.hub.stream().findAny().isEmpty()) {
			this.system.addListener(this.firstStart);
		}
	}

	@Override
	public void close() {
		this.system.removeListener(this.firstStart);
	}

	private final class FirstStart implements ActorListener {

		private final AtomicBoolean told = new AtomicBoolean();

		@Override
		public void started(LocalActor actor, ActorState state) {
			if (this.told.compareAndSet(false, true)) {
				logger.info("Statecharts cannot be watched here: page and signaling need Spring MVC on a servlet"
						+ " container with WebSocket support, and spring-websocket. Nothing else of this application is"
						+ " affected.");
				HubAbsenceNotice.this.system.removeListener(this);
			}
		}

	}

}
