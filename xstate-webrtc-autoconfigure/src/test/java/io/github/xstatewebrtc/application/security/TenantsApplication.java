package io.github.xstatewebrtc.application.security;

import java.util.EnumSet;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.signaling.JoinDecision;
import io.github.xstatewebrtc.signaling.JoinRequest;

/**
 * What the guide shows of an application that decides itself who joins and who meets: a
 * tenant is the first letter of a name, and watches the channels that begin with it.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(People.class)
class TenantsApplication {

	@Bean
	ChannelAuthorizer byTenant(Tenants tenants) {
		return new ChannelAuthorizer() {

			@Override
			public JoinDecision authorize(JoinRequest request) {
				return tenants.mayWatch(request.caller().name(), request.channel())
						? new JoinDecision.Granted(EnumSet.of(Permission.INSPECT, Permission.PEERS))
						: new JoinDecision.Refused("This channel belongs to another tenant.");
			}

			@Override
			public boolean mayReach(JoinRequest one, JoinRequest other) {
				return tenants.same(one.caller().name(), other.caller().name());
			}

		};
	}

	@Bean
	Tenants tenants() {
		return new Tenants();
	}

	static class Tenants {

		boolean mayWatch(@Nullable String name, String channel) {
			return channel.equals("shared") || tenant(name).equals(tenant(channel));
		}

		boolean same(@Nullable String one, @Nullable String other) {
			return tenant(one).equals(tenant(other));
		}

		private static String tenant(@Nullable String name) {
			return Objects.toString(name, "-").substring(0, 1);
		}

	}

}
