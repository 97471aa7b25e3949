package io.github.xstatewebrtc.application;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * A peer whose machine has gone to sleep: its socket is open, and it answers no ping. The
 * WebSockets of the JDK answer by themselves.
 */
final class SilentPeer implements AutoCloseable {

	private static final int DEADLINE_MILLIS = 20_000;

	private static final int CLOSE = 8;

	private static final int PING = 9;

	private final Socket socket;

	private final DataInputStream in;

	private int pings;

	private String reason = "";

	/**
	 * Shake hands and join.
	 * @param signaling where, with any scheme
	 */
	SilentPeer(URI signaling) throws IOException {
		this.socket = new Socket(signaling.getHost(), signaling.getPort());
		this.socket.setSoTimeout(DEADLINE_MILLIS);
		this.in = new DataInputStream(this.socket.getInputStream());
		OutputStream out = this.socket.getOutputStream();
		out.write(("GET " + signaling.getPath() + " HTTP/1.1\r\nHost: " + signaling.getAuthority()
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + LinkChannel.PROTOCOL
				+ "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
		for (String answer = ""; !answer.endsWith("\r\n\r\n");) {
			answer += (char) this.in.readUnsignedByte();
		}
		byte[] join = "{\"type\":\"join\",\"channel\":\"asleep\",\"peer\":{\"name\":\"a\",\"kind\":\"b\"}}"
			.getBytes(StandardCharsets.US_ASCII);
		// One final frame of text, masked with zeros.
		out.write(new byte[] { (byte) 0x81, (byte) (0x80 | join.length), 0, 0, 0, 0 });
		out.write(join);
	}

	/**
	 * Read until the other side closes.
	 * @return the code with which it does
	 */
	int readToTheClose() throws IOException {
		while (true) {
			int type = this.in.readUnsignedByte() & 0xF;
			int length = this.in.readUnsignedByte();
			byte[] payload = this.in.readNBytes((length == 126) ? this.in.readUnsignedShort() : length);
			if (type == CLOSE) {
				this.reason = new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
				return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
			}
			if (type == PING) {
				this.pings++;
			}
		}
	}

	/**
	 * Return why the other side has closed.
	 */
	String reason() {
		return this.reason;
	}

	int pings() {
		return this.pings;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
