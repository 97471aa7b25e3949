package io.github.xstatewebrtc.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what can authenticate.
 */
final class NothingAuthenticatesFailureAnalyzer extends AbstractFailureAnalyzer<NothingAuthenticatesException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NothingAuthenticatesException cause) {
		return new FailureAnalysis(cause.getMessage() + ": there is no Spring Security (no bean"
				+ " 'springSecurityFilterChain'), no TokenAuthenticator, no CallerResolver, no ChannelAuthorizer and no"
				+ " xstate.webrtc.join-tokens.secret. So nobody could ever open the page.", """
						Choose one:
						- add spring-boot-starter-security, so that people log in;
						- if the servlet container or a filter of your own authenticates, declare a bean of type \
						CallerResolver, such as a PrincipalCallerResolver with the container's roles;
						- set xstate.webrtc.join-tokens.secret and hand out tokens with the bean JoinTokens;
						- set xstate.webrtc.access=loopback, for this machine only.""", cause);
	}

}
