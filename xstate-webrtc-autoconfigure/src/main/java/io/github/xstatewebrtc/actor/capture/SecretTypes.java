package io.github.xstatewebrtc.actor.capture;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import io.github.xstatewebrtc.actor.Masked;

/**
 * Types whose objects are secrets wherever they occur, those of subclasses and
 * implementations too: keys, credentials, log-ins and their like, what is annotated with
 * {@link Masked} or with Jackson's {@code @JsonIgnoreType}, and what an application
 * names. They are known by name: none of them need be there. Safe for use by many
 * threads.
 */
public final class SecretTypes {

	/** {@code [C} is {@code char[]}, which holds passwords so that they can be wiped. */
	private static final Set<String> ALWAYS = Set.of("[C", "java.net.HttpCookie", "java.net.PasswordAuthentication",
			"java.security.Key", "java.security.KeyPair", "java.security.KeyStore", "java.security.KeyRep",
			"java.security.spec.KeySpec", "javax.crypto.SealedObject", "javax.security.auth.Destroyable",
			"javax.security.auth.Subject", "javax.security.auth.callback.Callback", "jakarta.servlet.http.Cookie",
			"jakarta.servlet.http.HttpSession", "org.springframework.http.HttpCookie",
			"org.springframework.security.core.Authentication",
			"org.springframework.security.core.AuthenticatedPrincipal",
			"org.springframework.security.core.context.SecurityContext",
			"org.springframework.security.core.userdetails.UserDetails",
			"org.springframework.security.oauth2.core.OAuth2Token",
			"org.springframework.security.oauth2.client.OAuth2AuthorizedClient",
			"org.springframework.security.web.csrf.CsrfToken");

	private static final Set<String> ANNOTATIONS = Set.of(Masked.class.getName(),
			"com.fasterxml.jackson.annotation.JsonIgnoreType");

	private final Set<String> names = new HashSet<>(ALWAYS);

	private final ClassValue<Boolean> known = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return looksSecret(type);
		}

	};

	/**
	 * Create the set.
	 * @param more names of further classes and interfaces, as {@link Class#getName()}
	 * gives them
	 */
	public SecretTypes(Collection<String> more) {
		this.names.addAll(more);
	}

	boolean isSecret(Object value) {
		return this.known.get(value.getClass());
	}

	private boolean looksSecret(Class<?> type) {
		Class<?> parent = type.getSuperclass();
		if (this.names.contains(type.getName()) || Annotations.isMarked(type, ANNOTATIONS)
				|| (parent != null && this.known.get(parent))) {
			return true;
		}
		for (Class<?> extended : type.getInterfaces()) {
			if (this.known.get(extended)) {
				return true;
			}
		}
		return false;
	}

}
