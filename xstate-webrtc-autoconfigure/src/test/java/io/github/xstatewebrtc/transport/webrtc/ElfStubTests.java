package io.github.xstatewebrtc.transport.webrtc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Shared objects without code.
 */
class ElfStubTests {

	@ParameterizedTest
	@EnumSource(ElfStub.Machine.class)
	void aStubIsASmallSharedObjectOfItsMachineWhoseStackIsNotExecutable(ElfStub.Machine machine) {
		byte[] bytes = ElfStub.write(machine, "libabsent.so.1", null);
		ByteBuffer elf = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(bytes).hasSizeLessThan(1_024).startsWith(0x7f, 'E', 'L', 'F', 2, 1);
		assertThat(elf.getShort(16)).isEqualTo((short) 3);
		assertThat((int) elf.getShort(18)).isEqualTo((machine == ElfStub.Machine.X86_64) ? 62 : 183);
		int headers = elf.getShort(56);
		boolean stack = false;
		for (int i = 0; i < headers; i++) {
			int type = elf.getInt(64 + i * 56);
			int flags = elf.getInt(64 + i * 56 + 4);
			assertThat(flags & 1).as("executable").isZero();
			stack |= type == 0x6474e551;
		}
		assertThat(stack).isTrue();
		assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("\0libabsent.so.1\0");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void theLinkerTakesAStandInForTheLibraryOfItsName(@TempDir Path directory) throws IOException {
		ElfStub.Machine machine = NativePlatform.current().machine();
		String name = "libxstate-webrtc-test-stand-in.so.9";
		Path needing = Files.write(directory.resolve("needing.so"), ElfStub.write(machine, null, name));
		assertThatExceptionOfType(UnsatisfiedLinkError.class).isThrownBy(() -> System.load(needing.toString()))
			.withMessageContaining(name);
		System.load(Files.write(directory.resolve("stand-in.so"), ElfStub.write(machine, name, null)).toString());
		assertThatNoException().isThrownBy(() -> System.load(needing.toString()));
	}

}
