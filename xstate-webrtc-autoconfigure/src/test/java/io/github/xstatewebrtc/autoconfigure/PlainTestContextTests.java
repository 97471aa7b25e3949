package io.github.xstatewebrtc.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.xstatewebrtc.transport.webrtc.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What plain tests of an application hold because of this starter: nearly nothing.
 */
class PlainTestContextTests {

	private static List<String> lines = List.of();

	private static List<String> initialized = List.of();

	@BeforeAll
	static void run(@TempDir Path directory) throws Exception {
		Path log = directory.resolve("classes");
		ChildJvm.Result result = ChildJvm.plain()
			.within(180)
			.option("-Xlog:class+init=info:file=" + log + ":none:filesize=0")
			.option("-Dlogging.level.root=warn")
			.run(RunTestContexts.class);
		assertThat(result.exit()).isZero();
		lines = result.output().lines().toList();
		initialized = Files.readAllLines(log);
	}

	@Test
	void theStatechartRuns() {
		assertThat(lines).contains("state=closed");
	}

	@Test
	void nothingNativeIsLoadedAndNoClassOfTheLibraryIsUsed() {
		assertThat(initialized)
			.anyMatch((line) -> line.contains("Initializing 'io/github/xstatewebrtc/peer/LocalPeer'"))
			.noneMatch((line) -> line.contains("Initializing 'dev/onvoid/webrtc/"));
		assertThat(lines).filteredOn((line) -> line.contains(" native="))
			.hasSize(13)
			.allMatch((line) -> line.endsWith(" native=false"));
	}

	@Test
	void noPortIsOpenButTheServersOwn() {
		assertThat(told("mock:")).singleElement().asString().contains("tcp=0 udp=0");
		assertThat(told("server:")).singleElement().asString().contains("tcp=1 udp=0");
	}

	@Test
	void goingFromOneContextToAnotherLeavesNothingBehind() {
		assertThat(told("server again:")).hasSize(5).allMatch((line) -> line.contains("tcp=1 udp=0"));
		assertThat(told("closed:")).singleElement().asString().contains("threads=[] tcp=0 udp=0");
	}

	private static List<String> told(String when) {
		return lines.stream().filter((line) -> line.startsWith(when)).toList();
	}

}
