package io.github.xstatewebrtc.protocol.signaling;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a peer says to a hub.
 */
@JsonPropertyOrder("type")
public sealed interface MemberMessage {

	/**
	 * Return what tells the kinds of message apart on the wire.
	 * @return the type
	 */
	@JsonProperty
	String type();

	/**
	 * Become a member of a channel.
	 *
	 * @param channel the channel's label
	 * @param token proves who asks, where the hub wants to know
	 * @param resume the token of the last {@code joined}, to go on under the same id
	 * @param peer what the peer says about itself
	 */
	record Join(String channel, @Nullable String token, @Nullable String resume,
			PeerInfo peer) implements MemberMessage {

		@Override
		public String toString() {
			return "Join[channel=" + this.channel + ", peer=" + this.peer + "]";
		}

		@Override
		public String type() {
			return "join";
		}

	}

	/**
	 * Pass a signal to another member.
	 *
	 * @param to the other's peer id
	 * @param content the signal as it came, checked but not interpreted, so that members
	 * which this version does not know arrive too
	 */
	record SignalTo(String to, ObjectNode content) implements MemberMessage {

		@Override
		public String toString() {
			return "SignalTo[to=" + this.to + "]";
		}

		@Override
		public String type() {
			return "signal";
		}

	}

	/**
	 * Open a connection through the hub, or pass a frame of it to the other member.
	 *
	 * @param to the other's peer id
	 * @param conn the connection's name
	 * @param channel the id of the frame's data channel, {@code null} to open
	 * @param frame the frame, {@code null} to open
	 */
	record Relay(String to, String conn, @Nullable Integer channel, @Nullable String frame) implements MemberMessage {

		@Override
		public String toString() {
			return "Relay[to=" + this.to + ", conn=" + this.conn + "]";
		}

		@Override
		public String type() {
			return "relay";
		}

	}

	/**
	 * End a connection through the hub.
	 *
	 * @param to the other's peer id
	 * @param conn the connection's name
	 * @param code why, for a program
	 * @param message why, for a person
	 */
	record RelayClose(String to, String conn, String code, String message) implements MemberMessage {

		@Override
		public String type() {
			return "relay-closed";
		}

	}

	/**
	 * Announce other services.
	 *
	 * @param services the actors now announced
	 */
	record Update(List<Service> services) implements MemberMessage {

		public Update {
			services = List.copyOf(services);
		}

		@Override
		public String type() {
			return "update";
		}

	}

	/**
	 * Present a new token before the old one expires.
	 *
	 * @param token proves who asks
	 */
	record Renew(String token) implements MemberMessage {

		@Override
		public String toString() {
			return "Renew[]";
		}

		@Override
		public String type() {
			return "renew";
		}

	}

	/**
	 * Leave the channel for good.
	 */
	record Leave() implements MemberMessage {

		@Override
		public String type() {
			return "leave";
		}

	}

}
