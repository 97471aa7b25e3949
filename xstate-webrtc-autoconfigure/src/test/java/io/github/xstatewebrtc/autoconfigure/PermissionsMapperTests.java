package io.github.xstatewebrtc.autoconfigure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.signaling.JoinDecision;
import io.github.xstatewebrtc.signaling.JoinRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PermissionsMapper}.
 */
class PermissionsMapperTests {

	private final WebApplicationContextRunner web = new WebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(XStateWebRtcAutoConfiguration.class, XStateWebRtcServletAutoConfiguration.class))
		.withPropertyValues("xstate.webrtc.permissions.inspect=ROLE_OPERATOR,ROLE_SUPPORT",
				"xstate.webrtc.permissions.send=ROLE_SENDER", "xstate.webrtc.permissions.spawn=ROLE_SPAWNER",
				"xstate.webrtc.permissions.peers=ROLE_MEMBER", "xstate.webrtc.inspection.roles=ROLE_OPERATOR");

	@Test
	void eachPropertyGrantsItsPermission() {
		this.web.run((context) -> {
			ChannelAuthorizer authorizer = context.getBean(ChannelAuthorizer.class);
			assertThat(granted(authorizer, "ROLE_OPERATOR")).containsOnly(Permission.INSPECT, Permission.VALUES);
			assertThat(granted(authorizer, "ROLE_SUPPORT")).containsOnly(Permission.INSPECT);
			assertThat(granted(authorizer, "ROLE_SENDER")).containsOnly(Permission.SEND);
			assertThat(granted(authorizer, "ROLE_SPAWNER")).containsOnly(Permission.SPAWN);
			assertThat(granted(authorizer, "ROLE_MEMBER")).containsOnly(Permission.PEERS);
			assertThat(granted(authorizer, "ROLE_OTHER")).isEmpty();
		});
	}

	@Test
	void anAuthorizerOfTheApplicationTakesTheirPlace() {
		ChannelAuthorizer own = (request) -> new JoinDecision.Granted(EnumSet.of(Permission.PEERS));
		this.web.withBean("own", ChannelAuthorizer.class, () -> own)
			.run((context) -> assertThat(context.getBean(ChannelAuthorizer.class)).isSameAs(own));
	}

	private static Set<Permission> granted(ChannelAuthorizer authorizer, String authority) {
		JoinDecision decision = authorizer.authorize(new JoinRequest("shop",
				Caller.user("ann", Set.of(authority), null), new PeerInfo("page", "browser", null, false, List.of())));
		return (decision instanceof JoinDecision.Granted granted) ? granted.permissions() : Set.of();
	}

}
