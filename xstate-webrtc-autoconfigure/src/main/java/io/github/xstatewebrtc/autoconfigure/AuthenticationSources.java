package io.github.xstatewebrtc.autoconfigure;

import java.util.Arrays;
import java.util.Set;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.JoinTokens;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.signaling.TokenAuthenticator;
import io.github.xstatewebrtc.web.servlet.CallerResolver;

/**
 * What in an application can tell who somebody is. Asks for names of beans only and makes
 * none.
 */
final class AuthenticationSources {

	private static final String SECURITY_FILTER = "springSecurityFilterChain";

	/** Beans of this module that tell nothing by themselves. */
	private static final Set<String> OWN = Set.of("xstateCallerResolver", "xstateSecurityCallerResolver",
			"xstateChannelAuthorizer", "xstateJoinTokens");

	private static final String NOTHING = "Nothing in this application authenticates anybody: there is no"
			+ " Spring Security (no bean 'springSecurityFilterChain'), no TokenAuthenticator, no CallerResolver, no ChannelAuthorizer and no xstate.webrtc.join-tokens.secret."
			+ " So nobody could ever open the page.";

	private static final String REMEDIES = """
			Choose one:
			- add spring-boot-starter-security, so that people log in;
			- if the servlet container or a filter of your own authenticates, declare a bean of type CallerResolver, \
			such as a PrincipalCallerResolver with the container's roles;
			- set xstate.webrtc.join-tokens.secret and hand out tokens with the bean JoinTokens;
			- set xstate.webrtc.access=loopback, for this machine only.""";

	private final ApplicationContext context;

	AuthenticationSources(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Tell whether the application decides itself who may do what.
	 * @return whether it has an authorizer of its own
	 */
	boolean hasOwnAuthorizer() {
		return has(ChannelAuthorizer.class);
	}

	/**
	 * Find something that authenticates.
	 * @param joinTokens the tokens of this module, which somebody means to use who names
	 * a secret
	 * @throws InvalidSettingException if there is nothing
	 */
	void requireOne(JoinTokens joinTokens) {
		if (!this.context.containsBean(SECURITY_FILTER) && !has(TokenAuthenticator.class) && !has(CallerResolver.class)
				&& !hasOwnAuthorizer() && !StringUtils.hasText(joinTokens.secret())) {
			throw new InvalidSettingException("xstate.webrtc.access", "authenticated", NOTHING, REMEDIES);
		}
	}

	private boolean has(Class<?> type) {
		return Arrays.stream(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.context, type, true, false))
			.anyMatch((name) -> !OWN.contains(name));
	}

}
