package io.github.xstatewebrtc.autoconfigure;

import java.time.Instant;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.hierarchicalroles.NullRoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;

import io.github.xstatewebrtc.web.security.OAuth2TokenExpiry;
import io.github.xstatewebrtc.web.security.SecurityCallerResolver;
import io.github.xstatewebrtc.web.servlet.CallerResolver;
import io.github.xstatewebrtc.web.servlet.PrincipalCallerResolver;

/**
 * Auto-configuration that takes Spring Security's word for who somebody is. It adds no
 * filter chain and changes none.
 */
@AutoConfiguration(after = XStateWebRtcAutoConfiguration.class, before = XStateWebRtcServletAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Authentication.class, SecurityFilterChain.class })
@ConditionalOnBean(SettingsMapper.class)
public final class XStateWebRtcSecurityAutoConfiguration {

	private static final String OAUTH2_TOKEN = "org.springframework.security.oauth2.core.AbstractOAuth2Token";

	@Bean
	@ConditionalOnMissingBean(CallerResolver.class)
	SecurityCallerResolver xstateSecurityCallerResolver(XStateWebRtcProperties properties,
			ObjectProvider<SecurityContextHolderStrategy> contextHolder, ObjectProvider<RoleHierarchy> hierarchy) {
		return new SecurityCallerResolver(contextHolder.getIfUnique(SecurityContextHolder::getContextHolderStrategy),
				hierarchy.getIfUnique(NullRoleHierarchy::new), expiry(),
				new PrincipalCallerResolver(NamedAuthorities.of(properties)));
	}

	private Function<Authentication, @Nullable Instant> expiry() {
		return ClassUtils.isPresent(OAUTH2_TOKEN, getClass().getClassLoader()) ? new OAuth2TokenExpiry()
				: (authentication) -> null;
	}

}
