package io.github.xstatewebrtc.autoconfigure;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * Runs code where jars are missing. A {@code FilteredClassLoader} hides classes from
 * conditions only: what a class refers to is still found by its parent.
 */
public final class NarrowedClassPath {

	private NarrowedClassPath() {
	}

	/**
	 * Make a task and call it where artifacts are missing.
	 * @param task the class of the task, with a constructor without arguments
	 * @param artifacts the names of the artifacts, without version
	 * @return what the task returned, made of classes of the JDK only
	 */
	public static <T> T call(Class<? extends Callable<T>> task, String... artifacts) throws Exception {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		URL[] urls = Arrays.stream(path.split(File.pathSeparator))
			.filter((entry) -> Arrays.stream(artifacts)
				.noneMatch((artifact) -> Path.of(entry).getFileName().toString().matches("(?:" + artifact + ")-\\d.*")))
			.map(NarrowedClassPath::url)
			.toArray(URL[]::new);
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader narrowed = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(narrowed);
			Object made = narrowed.loadClass(task.getName()).getConstructor().newInstance();
			@SuppressWarnings("unchecked")
			Callable<T> callable = (Callable<T>) made;
			return callable.call();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static URL url(String entry) {
		try {
			return Path.of(entry).toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
