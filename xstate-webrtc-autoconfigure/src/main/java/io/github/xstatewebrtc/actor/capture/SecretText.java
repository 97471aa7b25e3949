package io.github.xstatewebrtc.actor.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the secrets that can be told from the text around them: what is assigned to a
 * secret key as in {@code password=…}, the password in {@code user:password@host}, bearer
 * and basic credentials, and JSON Web Tokens. The time it takes grows with the length of
 * the text and no faster: it runs on the threads of statecharts.
 */
final class SecretText {

	/**
	 * Only where a word begins: otherwise a long word would be searched again and again.
	 */
	private static final Pattern KEY = Pattern
		.compile("(?<![\\w.-])([\\w.-]++)\\\\{0,4}[\"']?\\s{0,5}(?:=>|:=|==|[=:])\\s{0,5}");

	private static final Pattern SCHEME = Pattern.compile("(?i)(?:basic|bearer|digest|negotiate|token)\\s{1,5}(?=\\S)");

	private static final Pattern CREDENTIALS = Pattern.compile(
			"(?i)\\b(?:(bearer\\s{1,5})[\\w.~+/-]{8,}+=*+" + "|(basic\\s{1,5})(?=[a-z+/]*+[0-9=])[a-z0-9+/]{8,}+=*+)");

	private static final Pattern JWT = Pattern.compile("(?<![\\w-])eyJ[\\w-]{6,}+\\.[\\w-]++(?:\\.[\\w-]*+)?");

	/** So far beyond a cut a secret is looked for that begins before it. */
	private static final int AHEAD = 512;

	private final SecretKeys keys;

	SecretText(SecretKeys keys) {
		this.keys = keys;
	}

	/**
	 * Mask a text and cut it.
	 * @param text the text
	 * @param allowed how many characters of it may be shown
	 * @return its beginning, and how long it is if that is not all
	 */
	String mask(String text, int allowed) {
		if (text.length() <= allowed) {
			return mask(text);
		}
		boolean whole = text.length() <= allowed + AHEAD;
		String masked = mask(whole ? text : text.substring(0, allowed + AHEAD));
		int end = Math.max(0, Math.min(allowed, whole ? masked.length() : masked.length() - AHEAD));
		end -= (end > 0 && Character.isHighSurrogate(masked.charAt(end - 1))) ? 1 : 0;
		return masked.substring(0, end) + "… (" + text.length() + " characters)";
	}

	String mask(String text) {
		String masked = text;
		if (masked.indexOf('=') >= 0 || masked.indexOf(':') >= 0) {
			masked = maskAssignments(masked);
		}
		if (masked.indexOf('@') >= 0 && masked.indexOf(':') >= 0) {
			masked = maskUserInfo(masked);
		}
		if (masked.indexOf(' ') >= 0) {
			masked = CREDENTIALS.matcher(masked)
				.replaceAll((found) -> ((found.group(1) != null) ? found.group(1) : found.group(2)) + SecretKeys.MASK);
		}
		return masked.contains("eyJ") ? JWT.matcher(masked).replaceAll(SecretKeys.MASK) : masked;
	}

	private String maskAssignments(String text) {
		StringBuilder masked = new StringBuilder(text.length());
		Matcher matcher = KEY.matcher(text);
		int copied = 0;
		int from = 0;
		while (matcher.find(from)) {
			from = matcher.end();
			String key = matcher.group(1);
			if (this.keys.isSecret(key)) {
				int end = endOfValue(text, from, key);
				if (end > from) {
					masked.append(text, copied, from).append(SecretKeys.MASK);
					copied = end;
					from = end;
				}
			}
		}
		return (copied > 0) ? masked.append(text, copied, text.length()).toString() : text;
	}

	private int endOfValue(String text, int start, String key) {
		if (SecretKeys.isCookie(key)) {
			int end = text.indexOf('\n', start);
			return (end >= 0) ? end : text.length();
		}
		Matcher scheme = SCHEME.matcher(text).region(start, text.length());
		int value = scheme.lookingAt() ? scheme.end() : start;
		int quote = value;
		while (quote < text.length() && text.charAt(quote) == '\\') {
			quote++;
		}
		if (quote < text.length() && (text.charAt(quote) == '"' || text.charAt(quote) == '\'')) {
			return endOfQuoted(text, value, quote);
		}
		if (value < text.length() && (text.charAt(value) == '[' || text.charAt(value) == '{')) {
			return endOfBracketed(text, value);
		}
		int end = endOfWord(text, value);
		// An unknown scheme may stand before what it is the scheme of.
		boolean two = value == start && SecretKeys.isAuthorization(key) && end + 1 < text.length()
				&& text.charAt(end) == ' ';
		return two ? endOfWord(text, end + 1) : end;
	}

	// A quote that was escaped ends where it is escaped alike; without an end it is all.
	private static int endOfQuoted(String text, int start, int quote) {
		String opening = text.substring(start, quote + 1);
		int end = text.indexOf(opening, quote + 1);
		while (end > 0 && opening.length() == 1 && text.charAt(end - 1) == '\\') {
			end = text.indexOf(opening, end + 1);
		}
		return (end >= 0) ? end + opening.length() : text.length();
	}

	private static int endOfBracketed(String text, int start) {
		char opening = text.charAt(start);
		char closing = (opening == '[') ? ']' : '}';
		int depth = 0;
		for (int i = start; i < text.length(); i++) {
			depth += (text.charAt(i) == opening) ? 1 : 0;
			depth -= (text.charAt(i) == closing) ? 1 : 0;
			if (depth == 0) {
				return i + 1;
			}
		}
		return text.length();
	}

	private static int endOfWord(String text, int start) {
		int end = start;
		while (end < text.length() && ",;&)}]".indexOf(text.charAt(end)) < 0
				&& !Character.isWhitespace(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static String maskUserInfo(String text) {
		StringBuilder masked = new StringBuilder(text.length());
		int copied = 0;
		int start = 0;
		int colon = -1;
		int at = -1;
		for (int i = 0; i <= text.length(); i++) {
			char c = (i < text.length()) ? text.charAt(i) : ' ';
			if (Character.isWhitespace(c) || "/\"'<>\\".indexOf(c) >= 0) {
				if (colon >= 0 && at > colon + 1 && isUser(text, start, colon)) {
					masked.append(text, copied, colon + 1).append(SecretKeys.MASK);
					copied = at;
				}
				start = i + 1;
				colon = -1;
				at = -1;
			}
			else if (c == ':' && colon < 0) {
				colon = i;
			}
			else if (c == '@') {
				at = i;
			}
		}
		return (copied > 0) ? masked.append(text, copied, text.length()).toString() : text;
	}

	// Only the authority of a URL may leave out the user.
	private static boolean isUser(String text, int start, int end) {
		return (start < end) ? !text.regionMatches(true, start, "mailto:", 0, end - start + 1)
				: text.startsWith("//", start - 2);
	}

}
