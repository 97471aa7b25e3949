package io.github.xstatewebrtc.autoconfigure;

import java.time.InstantSource;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.peer.LocalPeer;
import io.github.xstatewebrtc.signaling.Admission;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TokenAuthenticator;
import io.github.xstatewebrtc.source.SourceAccess;
import io.github.xstatewebrtc.source.Sources;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.web.servlet.AccessGate;
import io.github.xstatewebrtc.web.servlet.BasePath;
import io.github.xstatewebrtc.web.servlet.InspectEndpoint;
import io.github.xstatewebrtc.web.servlet.InspectWebSocketHandler;
import io.github.xstatewebrtc.web.servlet.OpenSockets;
import io.github.xstatewebrtc.web.servlet.PageConfig;
import io.github.xstatewebrtc.web.servlet.PageEndpoint;
import io.github.xstatewebrtc.web.servlet.SessionSockets;
import io.github.xstatewebrtc.web.servlet.SignalingEndpoint;
import io.github.xstatewebrtc.web.servlet.SignalingWebSocketHandler;

/**
 * Auto-configuration for the hub and the page, on the application's own servlet stack.
 */
@AutoConfiguration(after = XStateWebRtcAutoConfiguration.class,
		afterName = "org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(value = { DispatcherServlet.class, WebSocketHandlerMapping.class },
		name = "jakarta.websocket.server.ServerContainer")
@ConditionalOnBean(SettingsMapper.class)
@Import(XStateWebRtcAccessConfiguration.class)
public final class XStateWebRtcServletAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ChannelAuthorizer xstateChannelAuthorizer(XStateWebRtcProperties properties) {
		return PermissionsMapper.map(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	Admission xstateAdmission(ChannelAuthorizer authorizer, ObjectProvider<TokenAuthenticator> tokens) {
		return new Admission(authorizer, tokens.orderedStream().toList(), InstantSource.system());
	}

	@Bean
	@ConditionalOnMissingBean
	SignalingHub xstateSignalingHub(SettingsMapper settings, XStateWebRtcThreads threads, Admission admission) {
		return new SignalingHub(settings.hub(), settings.iceServers(), settings.resumeTokens(), admission,
				Timers.on(threads.scheduler(), threads.senders()));
	}

	@Bean
	BasePath xstateBasePath(SettingsMapper settings) {
		return settings.basePath();
	}

	@Bean
	OpenSockets xstateOpenSockets() {
		return new OpenSockets();
	}

	@Bean
	WebSocketHandlerMapping xstateSignalingHandlerMapping(SignalingHub hub, SettingsMapper settings,
			XStateWebRtcThreads threads, AccessGate gate, OpenSockets sockets, SessionSockets sessions,
			BasePath basePath) {
		HubSettings limits = settings.hub();
		SignalingWebSocketHandler handler = new SignalingWebSocketHandler(hub, sockets, sessions,
				limits.maxMessageBytes(), settings.heartbeat(), Timers.on(threads.scheduler()), threads.senders());
		return SignalingEndpoint.mapping(basePath, handler, gate);
	}

	@Bean
	SimpleUrlHandlerMapping xstatePageHandlerMapping(SettingsMapper settings, ObjectProvider<LocalPeer> peer,
			AccessGate gate, BasePath basePath) {
		String first = settings.channelLabels().get(0);
		return PageEndpoint.mapping(basePath,
				() -> new PageConfig(settings.channelLabels(), SignalingEndpoint.PATH, settings.applicationName(),
						peer.stream().map((self) -> self.peerIds()).findFirst().orElse(Map.of()).get(first)),
				gate, getClass().getClassLoader());
	}

	@Bean
	PageAnnouncement xstatePageAnnouncement(AccessGate gate, BasePath basePath, WebApplicationContext context) {
		return new PageAnnouncement(gate, basePath, context);
	}

	/**
	 * Takes in other applications' actors, where actors are shown.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(InspectionBridge.class)
	static class InspectConfiguration {

		@Bean
		Sources xstateSources(LocalActorSystem system, SettingsMapper settings, SignalingHub hub, Admission admission,
				XStateWebRtcThreads threads) {
			Sources sources = new Sources(system, new SourceAccess(settings.channelLabels(), admission),
					Timers.on(threads.scheduler(), threads.senders()));
			hub.alsoReauthorize(sources::reauthorize);
			return sources;
		}

		@Bean
		WebSocketHandlerMapping xstateInspectHandlerMapping(Sources sources, SettingsMapper settings,
				XStateWebRtcThreads threads, AccessGate gate, OpenSockets sockets, SessionSockets sessions,
				BasePath basePath) {
			InspectWebSocketHandler handler = new InspectWebSocketHandler(sources, sockets, sessions,
					settings.heartbeat(), Timers.on(threads.scheduler()), threads.senders());
			return InspectEndpoint.mapping(basePath, handler, gate);
		}

	}

}
