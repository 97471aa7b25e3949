package io.github.xstatewebrtc.transport.webrtc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Writes a shared object without code (ELF64, little endian): what a dynamic linker needs
 * to know of a library and nothing else.
 * <p>
 * With a {@code soname} it stands in for the library of that name: the linker takes it
 * for every later {@code NEEDED} entry of the name. With {@code needed} it asks the
 * linker for that library: it loads only if the library does.
 */
final class ElfStub {

	private static final int HEADER_SIZE = 64;

	private static final int PROGRAM_HEADER_SIZE = 56;

	private static final int PROGRAM_HEADERS = 3;

	private static final int SYMBOL_SIZE = 24;

	private static final int PT_LOAD = 1;

	private static final int PT_DYNAMIC = 2;

	private static final int PT_GNU_STACK = 0x6474e551;

	private static final int READ_WRITE = 6;

	private static final long DT_NEEDED = 1;

	private static final long DT_HASH = 4;

	private static final long DT_STRTAB = 5;

	private static final long DT_SYMTAB = 6;

	private static final long DT_STRSZ = 10;

	private static final long DT_SYMENT = 11;

	private static final long DT_SONAME = 14;

	private ElfStub() {
	}

	/**
	 * Write a stub.
	 * @param machine the processor it is loaded on
	 * @param soname the name it goes by, {@code null}: none
	 * @param needed the library it needs, {@code null}: none
	 * @return the file's content
	 */
	static byte[] write(Machine machine, @Nullable String soname, @Nullable String needed) {
		ByteArrayOutputStream strings = new ByteArrayOutputStream();
		strings.write(0);
		long sonameOffset = append(strings, soname);
		long neededOffset = append(strings, needed);
		int hash = HEADER_SIZE + PROGRAM_HEADERS * PROGRAM_HEADER_SIZE;
		int symbols = hash + 16;
		int dynamic = symbols + SYMBOL_SIZE;
		int dynamicSize = 16 * (6 + ((soname != null) ? 1 : 0) + ((needed != null) ? 1 : 0));
		int stringTable = dynamic + dynamicSize;
		int size = stringTable + strings.size();
		ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
		header(out, machine);
		programHeader(out, PT_LOAD, 0, size, machine.pageSize);
		programHeader(out, PT_DYNAMIC, dynamic, dynamicSize, 8);
		// Without this entry the linker would make every thread's stack executable.
		programHeader(out, PT_GNU_STACK, 0, 0, 16);
		// One bucket, one symbol: the null symbol that every table begins with.
		out.putInt(1).putInt(1).putInt(0).putInt(0);
		out.position(dynamic);
		if (soname != null) {
			out.putLong(DT_SONAME).putLong(sonameOffset);
		}
		if (needed != null) {
			out.putLong(DT_NEEDED).putLong(neededOffset);
		}
		out.putLong(DT_HASH).putLong(hash);
		out.putLong(DT_STRTAB).putLong(stringTable);
		out.putLong(DT_SYMTAB).putLong(symbols);
		out.putLong(DT_STRSZ).putLong(strings.size());
		out.putLong(DT_SYMENT).putLong(SYMBOL_SIZE);
		out.putLong(0).putLong(0);
		out.put(strings.toByteArray());
		return out.array();
	}

	private static void header(ByteBuffer out, Machine machine) {
		out.put(new byte[] { 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
		// ET_DYN, machine, version; no entry point; program headers follow; no sections.
		out.putShort((short) 3).putShort(machine.number).putInt(1);
		out.putLong(0).putLong(HEADER_SIZE).putLong(0).putInt(0);
		out.putShort((short) HEADER_SIZE).putShort((short) PROGRAM_HEADER_SIZE).putShort((short) PROGRAM_HEADERS);
		out.putShort((short) 64).putShort((short) 0).putShort((short) 0);
	}

	private static void programHeader(ByteBuffer out, int type, long offset, long size, long alignment) {
		// Writable: older linkers relocate the dynamic section in place.
		out.putInt(type).putInt(READ_WRITE);
		out.putLong(offset).putLong(offset).putLong(offset);
		out.putLong(size).putLong(size).putLong(alignment);
	}

	private static long append(ByteArrayOutputStream strings, @Nullable String value) {
		long offset = strings.size();
		if (value != null) {
			strings.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
			strings.write(0);
		}
		return offset;
	}

	/**
	 * The processors that there is a native library for.
	 */
	enum Machine {

		/**
		 * x86-64, pages of 4 KiB.
		 */
		X86_64(62, 0x1000),

		/**
		 * AArch64, pages of up to 64 KiB.
		 */
		AARCH64(183, 0x10000);

		private final short number;

		private final int pageSize;

		Machine(int number, int pageSize) {
			this.number = (short) number;
			this.pageSize = pageSize;
		}

	}

}
