package io.github.xstatewebrtc.transport.webrtc;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * What an address is good for.
 */
enum AddressRange {

	/**
	 * Never to be sent to: unspecified, broadcast, multicast and reserved (RFC 6890).
	 */
	SPECIAL("unspecified, multicast or reserved"),

	/**
	 * Never to be sent to: neighbours on the wire and cloud metadata services.
	 */
	LINK_LOCAL("link-local"),

	/**
	 * This machine.
	 */
	LOOPBACK("loopback"),

	/**
	 * A private network.
	 */
	PRIVATE("in a private network"),

	/**
	 * The Internet.
	 */
	PUBLIC("public");

	// Metadata services of clouds that stand elsewhere than in 169.254.0.0/16.
	private static final Set<String> METADATA = Set.of("100.100.100.200", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254");

	private final String description;

	AddressRange(String description) {
		this.description = description;
	}

	String description() {
		return this.description;
	}

	boolean isAllowedBy(RemoteCandidatePolicy policy) {
		return switch (this) {
			case SPECIAL, LINK_LOCAL -> false;
			case LOOPBACK -> policy.loopback();
			case PRIVATE -> policy.privateRanges();
			case PUBLIC -> true;
		};
	}

	static AddressRange of(InetAddress address) {
		if (METADATA.contains(address.getHostAddress())) {
			return LINK_LOCAL;
		}
		byte[] bytes = address.getAddress();
		return (address instanceof Inet4Address) ? ofV4(bytes) : ofV6(address, bytes);
	}

	private static AddressRange ofV4(byte[] bytes) {
		int first = bytes[0] & 0xff;
		int second = bytes[1] & 0xff;
		boolean protocolAssignments = first == 192 && second == 0 && bytes[2] == 0;
		if (first == 0 || first >= 224 || protocolAssignments) {
			return SPECIAL;
		}
		if (first == 127) {
			return LOOPBACK;
		}
		if (first == 169 && second == 254) {
			return LINK_LOCAL;
		}
		boolean shared = first == 100 && (second & 0xc0) == 64;
		boolean rfc1918 = first == 10 || (first == 172 && (second & 0xf0) == 16) || (first == 192 && second == 168);
		return (shared || rfc1918) ? PRIVATE : PUBLIC;
	}

	private static AddressRange ofV6(InetAddress address, byte[] bytes) {
		if (address.isLoopbackAddress()) {
			return LOOPBACK;
		}
		if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
			return SPECIAL;
		}
		if (address.isLinkLocalAddress()) {
			return LINK_LOCAL;
		}
		if ((bytes[0] & 0xfe) == 0xfc || address.isSiteLocalAddress()) {
			return PRIVATE;
		}
		int embedded = embeddedV4(bytes);
		return (embedded >= 0) ? ofEmbedded(bytes, embedded) : PUBLIC;
	}

	private static AddressRange ofEmbedded(byte[] bytes, int offset) {
		try {
			return of(InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + 4)));
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("Four bytes are an address", ex);
		}
	}

	// Find the IPv4 address that a gateway would turn an IPv6 one into: IPv4-compatible,
	// NAT64 (RFC 6052) and 6to4 (RFC 3056).
	private static int embeddedV4(byte[] bytes) {
		boolean compatible = Arrays.equals(bytes, 0, 12, new byte[12], 0, 12);
		boolean nat64 = bytes[0] == 0x00 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
		if (compatible || nat64) {
			return 12;
		}
		return (bytes[0] == 0x20 && bytes[1] == 0x02) ? 2 : -1;
	}

}
