package io.github.xstatewebrtc.transport.webrtc;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Connects twice, each time in a class loader that is new and leaves webrtc-java to its
 * parent, as development tools that restart an application do.
 */
final class ConnectInTwoClassLoaders {

	private ConnectInTwoClassLoaders() {
	}

	public static void main(String[] args) throws Exception {
		Predicate<String> lasting = (entry) -> entry.contains("webrtc-java-");
		try (URLClassLoader parent = new URLClassLoader(urls(lasting), ClassLoader.getPlatformClassLoader())) {
			for (int i = 0; i < 2; i++) {
				try (URLClassLoader restarted = new URLClassLoader(urls(lasting.negate()), parent)) {
					Method main = restarted.loadClass(ConnectOnce.class.getName()).getMethod("main", String[].class);
					main.setAccessible(true);
					main.invoke(null, (Object) args);
				}
			}
		}
	}

	private static URL[] urls(Predicate<String> filter) {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(filter)
			.map(ConnectInTwoClassLoaders::url)
			.toArray(URL[]::new);
	}

	private static URL url(String entry) {
		try {
			return Path.of(entry).toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
