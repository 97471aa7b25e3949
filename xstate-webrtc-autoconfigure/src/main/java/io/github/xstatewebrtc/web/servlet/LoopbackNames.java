package io.github.xstatewebrtc.web.servlet;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What names this machine and nothing else: {@code localhost}, 127.0.0.0/8 and
 * {@code [::1]}. Nothing is looked up.
 */
final class LoopbackNames {

	private static final Pattern IPV4 = Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

	private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\[\\]]*]|[^:\\[\\]]*)(?::\\d{1,5})?");

	private static final Set<String> NAMES = Set.of("localhost", "[::1]");

	private static final Set<String> SCHEMES = Set.of("http", "https");

	private LoopbackNames() {
	}

	/**
	 * Judge the value of a {@code Host} header.
	 * @param hostAndPort the value
	 * @return whether it names loopback
	 */
	static boolean isHost(String hostAndPort) {
		Matcher matcher = HOST_AND_PORT.matcher(hostAndPort);
		return matcher.matches() && isName(matcher.group(1));
	}

	/**
	 * Judge the value of an {@code Origin} header.
	 * @param origin the value
	 * @return whether it names loopback
	 */
	static boolean isOrigin(String origin) {
		try {
			URI uri = new URI(origin);
			return uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
					&& uri.getRawAuthority() != null && isHost(uri.getRawAuthority());
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	/**
	 * Judge the address of a connection's other end, as the servlet container gives it.
	 * @param address the address
	 * @return whether it is loopback
	 */
	static boolean isAddress(@Nullable String address) {
		if (address == null) {
			return false;
		}
		if (!address.contains(":")) {
			return IPV4.matcher(address).matches();
		}
		try {
			// An address with a colon is never looked up.
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	/**
	 * Judge a host's name without a port.
	 * @param name the name
	 * @return whether it names loopback
	 */
	static boolean isName(String name) {
		return NAMES.contains(name.toLowerCase(Locale.ROOT)) || IPV4.matcher(name).matches();
	}

}
