package org.hibernate.collection.spi;

/**
 * Hibernate's interface by its name, which is how it is known.
 */
public interface LazyInitializable {

	boolean wasInitialized();

}
