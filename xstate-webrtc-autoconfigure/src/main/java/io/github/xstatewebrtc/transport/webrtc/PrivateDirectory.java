package io.github.xstatewebrtc.transport.webrtc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A directory that only this process' user may enter, holding what is to be loaded while
 * it is being loaded.
 */
final class PrivateDirectory implements AutoCloseable {

	private static final String PREFIX = "xstate-webrtc-";

	private final Path directory;

	private final List<Path> files = new ArrayList<>();

	PrivateDirectory(@Nullable Path parent) {
		Path place = (parent != null) ? parent : Path.of(System.getProperty("java.io.tmpdir"));
		try {
			Files.createDirectories(place);
			this.directory = Files.createTempDirectory(place, PREFIX, ownerOnly(place)).toAbsolutePath();
		}
		catch (IOException ex) {
			throw new NativeLoadException(
					"The native WebRTC library cannot be unpacked because " + place + " cannot be written to (" + ex
							+ "): name another directory with xstate.webrtc.peer.native-directory",
					ex);
		}
	}

	// Asked of the file system and not of the place's file store, which Java finds with
	// /proc only.
	private static FileAttribute<?>[] ownerOnly(Path place) {
		boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
				: new FileAttribute<?>[0];
	}

	Path path() {
		return this.directory;
	}

	Path add(String name, InputStream content) throws IOException {
		Path file = this.directory.resolve(name);
		this.files.add(file);
		Files.copy(content, file);
		return file;
	}

	/**
	 * Remove what is there. What is loaded stays so: a mapped file needs no name.
	 */
	@Override
	public void close() {
		try {
			for (Path file : this.files) {
				Files.deleteIfExists(file);
			}
			Files.deleteIfExists(this.directory);
		}
		catch (IOException ex) {
			// Windows keeps a loaded library; all goes with the process, this last.
			this.directory.toFile().deleteOnExit();
			this.files.forEach((file) -> file.toFile().deleteOnExit());
		}
	}

}
