package io.github.xstatewebrtc.actor.capture;

import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * Types whose objects are not data, though they lie among it: what Spring manages,
 * proxies and other classes made at run time, what holds a resource, and what is used up
 * or waited for when it is read. To read one may do anything. Known by name, since Spring
 * need not be there.
 */
final class ManagedTypes {

	private static final Set<String> INTERFACES = Set.of("java.lang.AutoCloseable", "java.lang.ref.Reference",
			"java.sql.Array", "java.sql.Blob", "java.sql.Clob", "java.sql.Ref", "java.sql.SQLXML", "java.sql.Struct",
			"java.util.Enumeration", "java.util.Iterator", "java.util.concurrent.CompletionStage",
			"java.util.concurrent.Future", "org.reactivestreams.Publisher", "org.springframework.aop.SpringProxy",
			"org.springframework.beans.factory.Aware", "org.springframework.beans.factory.BeanFactory",
			"org.springframework.beans.factory.DisposableBean", "org.springframework.beans.factory.FactoryBean",
			"org.springframework.beans.factory.InitializingBean", "org.springframework.context.ApplicationListener",
			"org.springframework.context.Lifecycle", "org.springframework.data.repository.Repository");

	private static final Set<String> ANNOTATIONS = Set.of("org.springframework.stereotype.Component",
			"jakarta.inject.Named", "jakarta.inject.Singleton", "jakarta.enterprise.context.NormalScope",
			"jakarta.ejb.Singleton", "jakarta.ejb.Stateful", "jakarta.ejb.Stateless");

	private static final ClassValue<Boolean> MANAGED = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return Proxy.isProxyClass(type) || type.getName().contains("$$") || isManaged(type);
		}

	};

	private ManagedTypes() {
	}

	static boolean contains(Class<?> type) {
		return MANAGED.get(type);
	}

	private static boolean isManaged(Class<?> type) {
		Class<?> parent = type.getSuperclass();
		if (INTERFACES.contains(type.getName()) || Annotations.isMarked(type, ANNOTATIONS)
				|| (parent != null && contains(parent))) {
			return true;
		}
		for (Class<?> extended : type.getInterfaces()) {
			if (contains(extended)) {
				return true;
			}
		}
		return false;
	}

}
