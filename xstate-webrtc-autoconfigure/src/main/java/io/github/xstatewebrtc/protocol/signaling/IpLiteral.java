package io.github.xstatewebrtc.protocol.signaling;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads addresses and never asks a name server.
 */
public final class IpLiteral {

	private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

	private static final Pattern V6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

	private IpLiteral() {
	}

	/**
	 * Read an IPv4 address in four decimal parts or an IPv6 address without brackets and
	 * zone.
	 * @param text what may be an address
	 * @return the address, an IPv4 one also for an IPv4-mapped IPv6 address, or
	 * {@code null} if the text is none
	 */
	public static @Nullable InetAddress parse(String text) {
		try {
			if (V4.matcher(text).matches()) {
				return InetAddress.getByName(text);
			}
			// In brackets it is read as a literal or refused, never looked up.
			return V6.matcher(text).matches() ? InetAddress.getByName("[" + text + "]") : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
