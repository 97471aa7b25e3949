package io.github.xstatewebrtc.transport.webrtc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The operating system and processor, in the native library's words.
 *
 * @param os {@code linux}, {@code macos} or {@code windows}
 * @param architecture {@code x86_64}, {@code aarch64} or {@code aarch32}
 */
record NativePlatform(String os, String architecture) {

	private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

	/**
	 * Return the platform of this process.
	 * @throws NativeLoadException if there is no native library for it
	 */
	static NativePlatform current() {
		String os = os(System.getProperty("os.name"));
		String architecture = architecture(System.getProperty("os.arch"));
		if (os.equals("linux") && isMusl()) {
			throw new NativeLoadException(
					"The native WebRTC library is built for glibc and this Java runtime is built "
							+ "for musl (Alpine Linux): use an image with glibc, such as a Debian- or Ubuntu-based one",
					null);
		}
		return new NativePlatform(os, architecture);
	}

	String classifier() {
		return this.os + "-" + this.architecture;
	}

	/**
	 * Return the processor for which stand-ins are written.
	 * @throws NativeLoadException if they are not known to work on it
	 */
	ElfStub.Machine machine() {
		return switch (this.architecture) {
			case "x86_64" -> ElfStub.Machine.X86_64;
			case "aarch64" -> ElfStub.Machine.AARCH64;
			default -> throw unsupported("Linux on " + this.architecture);
		};
	}

	String libraryFileName() {
		return System.mapLibraryName("webrtc-java-" + classifier());
	}

	private static String os(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.startsWith("linux")) {
			return "linux";
		}
		if (lower.startsWith("mac os")) {
			return "macos";
		}
		if (lower.startsWith("windows")) {
			return "windows";
		}
		throw unsupported("the operating system " + name);
	}

	private static String architecture(String name) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "amd64", "x86_64", "x86-64" -> "x86_64";
			case "aarch64", "arm64" -> "aarch64";
			case "arm", "aarch32" -> "aarch32";
			default -> throw unsupported("the processor architecture " + name);
		};
	}

	private static NativeLoadException unsupported(String what) {
		return new NativeLoadException("There is no native WebRTC library for " + what
				+ ": run the application on Linux, x86-64 or AArch64, to have peer-to-peer connections", null);
	}

	private static boolean isMusl() {
		try {
			return Files.readString(MAPPED_FILES, StandardCharsets.ISO_8859_1).contains("/ld-musl-");
		}
		catch (IOException ex) {
			// Without the list the loading itself will tell.
			return false;
		}
	}

}
