package io.github.xstatewebrtc.transport.webrtc;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.onvoid.webrtc.internal.NativeLoader;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Loads the native library, before any class of webrtc-java is initialised.
 * <p>
 * It is unpacked and loaded here rather than by webrtc-java so that a directory can be
 * chosen, a failure can be explained, and a failed attempt leaves neither 23 MB behind
 * nor a class that can never be initialised again.
 */
final class NativeLibrary {

	private static final Log logger = LogFactory.getLog(NativeLibrary.class);

	private static final String NAME = "webrtc-java";

	private NativeLibrary() {
	}

	/**
	 * Load it.
	 * @param parent where to unpack it, {@code null}: the directory for temporary files
	 * @return the system libraries that were stood in for
	 * @throws NativeLoadException if it cannot be loaded
	 */
	static List<String> load(@Nullable Path parent) {
		NativePlatform platform = NativePlatform.current();
		try (PrivateDirectory directory = new PrivateDirectory(parent)) {
			List<String> standIns = platform.os().equals("linux")
					? SystemLibraries.standIn(platform.machine(), directory) : List.of();
			load(platform, directory);
			return standIns;
		}
		catch (IOException ex) {
			throw new NativeLoadException("The native WebRTC library cannot be unpacked (" + ex
					+ "): make room or name another directory with xstate.webrtc.peer.native-directory", ex);
		}
		catch (NoClassDefFoundError ex) {
			throw new NativeLoadException(
					"webrtc-java is not on the class path: add dev.onvoid.webrtc:webrtc-java (" + ex.getMessage() + ")",
					ex);
		}
		catch (Error ex) {
			throw explain(ex, platform);
		}
	}

	private static void load(NativePlatform platform, PrivateDirectory directory) throws IOException {
		Set<String> loaded = loadedByWebrtcJava();
		if (loaded != null && loaded.contains(NAME)) {
			return;
		}
		ClassLoader owner = NativeLoader.class.getClassLoader();
		try (InputStream content = owner.getResourceAsStream(platform.libraryFileName())) {
			if (content == null) {
				throw new NativeLoadException("The native WebRTC library for " + platform.classifier()
						+ " is not on the class path: add dev.onvoid.webrtc:webrtc-java with the classifier "
						+ platform.classifier(), null);
			}
			// A native method is looked up among its own class loader's libraries.
			if (loaded != null && owner == NativeLibrary.class.getClassLoader()) {
				System.load(directory.add(platform.libraryFileName(), content).toString());
				loaded.add(NAME);
				return;
			}
		}
		loadByWebrtcJava();
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Set<String> loadedByWebrtcJava() {
		try {
			Field field = NativeLoader.class.getDeclaredField("LOADED_LIB_SET");
			field.setAccessible(true);
			return (Set<String>) field.get(null);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("webrtc-java keeps its list of libraries elsewhere", ex);
			return null;
		}
	}

	private static void loadByWebrtcJava() {
		try {
			NativeLoader.loadLibrary(NAME);
		}
		// The method declares no more.
		catch (Exception ex) {
			throw new NativeLoadException("The native WebRTC library cannot be loaded: " + ex, ex);
		}
	}

	private static NativeLoadException explain(Throwable cause, NativePlatform platform) {
		String message = String.valueOf(cause.getMessage());
		String lower = message.toLowerCase(Locale.ROOT);
		String advice;
		if (lower.contains("failed to map segment") || lower.contains("operation not permitted")
				|| lower.contains("permission denied")) {
			advice = "the directory it was unpacked in forbids execution (noexec); "
					+ "name another with xstate.webrtc.peer.native-directory";
		}
		else if (lower.contains("glibc")) {
			advice = "it needs a newer glibc; use a newer operating system or base image";
		}
		else if (lower.contains("cannot open shared object file")) {
			advice = "it needs a system library that is not installed";
		}
		else {
			advice = "it does not work on this " + platform.classifier() + " system";
		}
		return new NativeLoadException("The native WebRTC library cannot be loaded: " + advice + " (" + message + ")",
				cause);
	}

}
