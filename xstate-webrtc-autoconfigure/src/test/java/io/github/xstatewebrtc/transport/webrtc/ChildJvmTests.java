package io.github.xstatewebrtc.transport.webrtc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.xstatewebrtc.protocol.signaling.IceServerValidatorTests;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can only be seen in a JVM of its own, because it loads the native library once,
 * ends by itself, or might not survive.
 */
@EnabledOnOs(OS.LINUX)
class ChildJvmTests {

	private static final List<String> SYSTEM_LIBRARIES = List.of("libpulse.so.0", "libudev.so.1", "libX11.so.6",
			"libXfixes.so.3", "libXrandr.so.2", "libXcomposite.so.1", "libdbus-1.so.3");

	// Hides every one of the libraries in a mount namespace, then becomes the JVM.
	private static final String HIDE = """
			for name in %s; do
			  for path in $(ldconfig -p | awk -v n="$name" '$1 == n { print $NF }'); do
			    directory=$(dirname "$(realpath -s "$path")")
			    if ! mountpoint -q "$directory"; then
			      layers="$SCRATCH/$(echo "$directory" | tr / _)"
			      mkdir -p "$layers/upper" "$layers/work" &&
			        mount -t overlay overlay -o "lowerdir=$directory,upperdir=$layers/upper,workdir=$layers/work" "$directory" || exit 77
			    fi
			    rm "$path" && echo "hidden: $path" || exit 77
			  done
			done
			exec "$@"
			"""
		.formatted(String.join(" ", SYSTEM_LIBRARIES));

	@Test
	void aConnectionLeavesNothingThatKeepsTheJvmAlive() throws Exception {
		ChildJvm.Result result = ChildJvm.plain().run(ConnectOnce.class);
		assertThat(result.output()).contains("before: NOT_LOADED", "received: a frame", "state=LOADED", "returning");
		assertThat(result.exit()).isZero();
	}

	@Test
	void absentSystemLibrariesAreStoodInFor(@TempDir Path scratch) throws Exception {
		Path memory = Files.createDirectory(scratch.resolve("memory"));
		String[] hiding = { "unshare", "-m", "sh", "-c", "mount -t tmpfs tmpfs \"$SCRATCH\" || exit 77\n" + HIDE,
				"sh" };
		Map<String, String> environment = Map.of("SCRATCH", memory.toString());
		ChildJvm.Result bare = ChildJvm.withEnvironment(environment)
			.through(hiding)
			.option("-Djava.io.tmpdir=" + memory)
			.run(LoadBare.class);
		if (bare.exit() != 0) {
			System.out
				.println("!!! NOT TESTED: system libraries cannot be hidden in a mount namespace here (needs root)");
		}
		Assumptions.assumeTrue(bare.exit() == 0);
		assertThat(bare.output()).contains("not loaded: ").containsAnyOf(SYSTEM_LIBRARIES.toArray(String[]::new));
		ChildJvm.Result result = ChildJvm.withEnvironment(environment).through(hiding).run(ConnectOnce.class);
		assertThat(result.output()).contains("received: a frame", "standIns=" + SYSTEM_LIBRARIES, "returning");
		assertThat(result.exit()).isZero();
	}

	@Test
	void brokenSystemLibrariesAreStoodInFor(@TempDir Path scratch) throws Exception {
		// The linker looks here first and gives up at the first file that is no library.
		for (String name : SYSTEM_LIBRARIES) {
			Files.createFile(scratch.resolve(name));
		}
		Map<String, String> environment = Map.of("LD_LIBRARY_PATH", scratch.toString());
		ChildJvm.Result bare = ChildJvm.withEnvironment(environment)
			.option("-Djava.io.tmpdir=" + scratch)
			.run(LoadBare.class);
		assertThat(bare.output()).contains("not loaded: ");
		ChildJvm.Result result = ChildJvm.withEnvironment(environment).run(ConnectOnce.class);
		assertThat(result.output()).contains("received: a frame", "standIns=" + SYSTEM_LIBRARIES, "returning");
		assertThat(result.exit()).isZero();
	}

	@Test
	void nothingIsLeftInTheNativeDirectoryWhichIsMadeIfNeedBe(@TempDir Path scratch) throws Exception {
		Path directory = scratch.resolve("made/for/it");
		ChildJvm.Result result = ChildJvm.plain().run(ConnectOnce.class, directory.toString());
		assertThat(result.output()).contains("received: a frame");
		assertThat(directory).isEmptyDirectory();
	}

	@Test
	void theLibraryMayBeLongInAnotherClassLoaderWhenThisOneIsMade() throws Exception {
		ChildJvm.Result result = ChildJvm.plain().run(ConnectInTwoClassLoaders.class);
		assertThat(result.output().lines().filter("received: a frame"::equals)).hasSize(2);
		assertThat(result.exit()).isZero();
	}

	@Test
	void withoutTheNativeArtifactTheReasonIsTold() throws Exception {
		assertUnavailable(
				ChildJvm.plain()
					.classPath((entry) -> !entry.matches(".*webrtc-java-[^/]*-linux-[^/]*\\.jar"))
					.run(ConnectOnce.class),
				"is not on the class path: add dev.onvoid.webrtc:webrtc-java with the classifier linux-");
	}

	@Test
	void withoutWebrtcJavaTheReasonIsTold() throws Exception {
		assertUnavailable(ChildJvm.plain().classPath((entry) -> !entry.contains("webrtc-java-")).run(ConnectOnce.class),
				"webrtc-java is not on the class path");
	}

	@Test
	void onAnUnknownProcessorTheReasonIsTold() throws Exception {
		assertUnavailable(ChildJvm.plain().option("-Dos.arch=riscv64").run(ConnectOnce.class),
				"no native WebRTC library for the processor architecture riscv64");
	}

	@Test
	void onAnUnknownSystemTheReasonIsTold() throws Exception {
		assertUnavailable(ChildJvm.plain().option("-Dos.name=AIX").run(ConnectOnce.class),
				"no native WebRTC library for the operating system AIX");
	}

	@Test
	void onMuslTheReasonIsTold(@TempDir Path scratch) throws Exception {
		// No Java for musl at hand: a JVM that has a file of its linker's name mapped.
		Path linker = scratch.resolve("ld-musl-x86_64.so.1");
		Files.write(linker, ElfStub.write(NativePlatform.current().machine(), null, null));
		assertUnavailable(ChildJvm.withEnvironment(Map.of("LD_PRELOAD", linker.toString())).run(ConnectOnce.class),
				"use an image with glibc");
	}

	@Test
	void whereNothingCanBeUnpackedTheReasonIsTold(@TempDir Path scratch) throws Exception {
		Path file = Files.createFile(scratch.resolve("file"));
		assertUnavailable(ChildJvm.plain().run(ConnectOnce.class, file.toString()),
				"xstate.webrtc.peer.native-directory");
	}

	@Test
	void whereNothingMayBeExecutedTheReasonIsTold(@TempDir Path scratch) throws Exception {
		Path memory = Files.createDirectory(scratch.resolve("memory"));
		ChildJvm.Result result = ChildJvm.withEnvironment(Map.of("SCRATCH", memory.toString()))
			.through("unshare", "-m", "sh", "-c", "mount -t tmpfs -o noexec tmpfs \"$SCRATCH\" || exit 77\nexec \"$@\"",
					"sh")
			.run(ConnectOnce.class, memory.toString());
		if (result.exit() == 77 || result.exit() == 1) {
			System.out.println("!!! NOT TESTED: nothing can be mounted here (needs root)");
		}
		Assumptions.assumeTrue(result.exit() == 0);
		assertUnavailable(result, "forbids execution");
	}

	@Test
	void noUrlOfAnIceServerReachesTheNativeLibraryThatWouldEndTheProcess() throws Exception {
		String[] urls = Stream.concat(IceServerValidatorTests.usable(), IceServerValidatorTests.malformed())
			.filter((url) -> url.indexOf('\0') < 0)
			.toArray(String[]::new);
		ChildJvm.Result result = ChildJvm.plain().run(UseIceServers.class, urls);
		assertThat(result.exit()).isZero();
		assertThat(result.output().lines().filter((line) -> line.startsWith("used: ")))
			.hasSize((int) IceServerValidatorTests.usable().count());
		assertThat(result.output()).contains("refused: ");
	}

	private static void assertUnavailable(ChildJvm.Result result, String reason) {
		assertThat(result.output()).contains("unavailable: ", "still unavailable: ", reason, "state=UNAVAILABLE",
				"returning");
		assertThat(result.exit()).isZero();
	}

}
