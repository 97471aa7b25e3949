package io.github.xstatewebrtc.transport.webrtc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Stands in for the system libraries that the native library names and servers lack. They
 * serve audio and screen capture, their functions are bound when first called, and they
 * are never called here: an empty library of the same name will do.
 */
final class SystemLibraries {

	private static final Log logger = LogFactory.getLog(SystemLibraries.class);

	private static final List<String> NAMES = List.of("libpulse.so.0", "libudev.so.1", "libX11.so.6", "libXfixes.so.3",
			"libXrandr.so.2", "libXcomposite.so.1", "libdbus-1.so.3");

	private SystemLibraries() {
	}

	/**
	 * Stand in for those that are really absent: a real one must not be shadowed, the
	 * application's own AWT may want it.
	 * @param machine the processor
	 * @param directory where to write the stand-ins
	 * @return the names of the absent ones
	 * @throws IOException if nothing can be written there
	 * @throws UnsatisfiedLinkError if a stand-in cannot be loaded
	 */
	static List<String> standIn(ElfStub.Machine machine, PrivateDirectory directory) throws IOException {
		List<String> absent = new ArrayList<>();
		for (String name : NAMES) {
			if (!isPresent(name, machine, directory)) {
				load(directory, name, ElfStub.write(machine, name, null));
				absent.add(name);
			}
		}
		return absent;
	}

	// Ask the dynamic linker itself, which alone knows all of its search path: a library
	// that needs the one in question loads only if that one does.
	private static boolean isPresent(String name, ElfStub.Machine machine, PrivateDirectory directory)
			throws IOException {
		try {
			load(directory, "needs-" + name, ElfStub.write(machine, null, name));
			return true;
		}
		catch (UnsatisfiedLinkError ex) {
			logger.debug(name + " is absent: " + ex.getMessage());
			return false;
		}
	}

	private static void load(PrivateDirectory directory, String name, byte[] content) throws IOException {
		Path file = directory.add(name, new ByteArrayInputStream(content));
		System.load(file.toString());
	}

}
