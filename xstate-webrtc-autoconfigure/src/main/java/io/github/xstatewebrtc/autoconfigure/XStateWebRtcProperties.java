package io.github.xstatewebrtc.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Properties of xstate-webrtc.
 *
 * @param enabled Whether statecharts are detected and shown at all.
 * @param basePath Path, below the context path, of the page, the signaling endpoint and
 * the browser client.
 * @param channelLabels Labels of the discovery channels that this application joins; by
 * default one made from the application's name.
 * @param access Who may open the page and join a channel.
 * @param allowedOrigins Origins, beside the application's own, whose pages may join, such
 * as "https://shop.example"; with access "open" or "authenticated". With "*" all may, but
 * with access "authenticated" only by a token.
 * @param permissions What those who have logged in may do; with access "authenticated".
 * @param joinTokens Tokens for pages and devices that cannot log in.
 * @param peer This application as a peer.
 * @param ice How peers reach each other.
 * @param signaling Limits and times of the signaling endpoint.
 * @param relay What is passed on between peers that have no direct connection.
 * @param inspection What is shown of the statecharts.
 * @param actors What other peers may do with the statecharts.
 */
@ConfigurationProperties("xstate.webrtc")
public record XStateWebRtcProperties(@DefaultValue("true") boolean enabled, @DefaultValue("/xstate") String basePath,
		@DefaultValue List<String> channelLabels, @DefaultValue("loopback") Access access,
		@DefaultValue List<String> allowedOrigins, @DefaultValue Permissions permissions,
		@DefaultValue JoinTokens joinTokens, @DefaultValue Peer peer, @DefaultValue Ice ice,
		@DefaultValue Signaling signaling, @DefaultValue Relay relay, @DefaultValue Inspection inspection,
		@DefaultValue Actors actors) {

	/**
	 * Who may open the page and join a channel.
	 */
	public enum Access {

		/**
		 * Only this machine, asked for by a local name and not through a proxy.
		 */
		LOOPBACK,

		/**
		 * Those who have logged in to the application, or have a token, as far as
		 * "permissions" names their authorities.
		 */
		AUTHENTICATED,

		/**
		 * Everybody who can reach the application, from pages of its own or an allowed
		 * origin.
		 */
		OPEN

	}

	/**
	 * Which candidates a connection may use.
	 */
	public enum TransportPolicy {

		/**
		 * Every candidate.
		 */
		ALL,

		/**
		 * Only those of a TURN server.
		 */
		RELAY

	}

	/**
	 * Whether the values of context, events and output are shown.
	 */
	public enum ShowValues {

		/**
		 * To everybody who may inspect, masked keys excepted.
		 */
		ALWAYS,

		/**
		 * To those with access "loopback", and to those who have logged in, with one of
		 * the "roles" if there are any.
		 */
		WHEN_AUTHORIZED,

		/**
		 * To nobody: only states, event types and keys are.
		 */
		NEVER

	}

	/**
	 * What is granted, each by authorities such as "ROLE_OPERATOR" or "SCOPE_watch" of
	 * which one suffices.
	 *
	 * @param inspect Authorities that may watch the statecharts.
	 * @param send Authorities that may send events to actors.
	 * @param spawn Authorities that may start actors.
	 * @param peers Authorities that may see and reach other members than this
	 * application.
	 */
	public record Permissions(@DefaultValue List<String> inspect, @DefaultValue List<String> send,
			@DefaultValue List<String> spawn, @DefaultValue List<String> peers) {
	}

	/**
	 * Tokens that this application mints for pages and devices that cannot log in.
	 *
	 * @param secret Secret that signs them, at least 32 characters, the same in every
	 * instance; by default a random one, so that they end with the application. With it,
	 * peers also keep their ids when the application starts anew.
	 * @param ttl How long a token holds, unless its minter says otherwise.
	 */
	public record JoinTokens(@Nullable String secret, @DefaultValue("5m") Duration ttl) {

		@Override
		public String toString() {
			return "JoinTokens[ttl=" + this.ttl + "]";
		}

	}

	/**
	 * This application as a peer.
	 *
	 * @param enabled Whether the application joins its channels as a peer; without, it
	 * only does the signaling for others.
	 * @param name Name shown to other peers; defaults to the application's name.
	 * @param minPort Lowest local UDP port of connections; with max-port.
	 * @param maxPort Highest local UDP port of connections; with min-port.
	 * @param transportPolicy Which candidates a connection may use.
	 * @param nativeDirectory Directory for what the native library needs on disk, where
	 * the temporary directory cannot hold executable files.
	 */
	public record Peer(@DefaultValue("true") boolean enabled, @Nullable String name, @Nullable Integer minPort,
			@Nullable Integer maxPort, @DefaultValue("all") TransportPolicy transportPolicy,
			@Nullable Path nativeDirectory) {
	}

	/**
	 * How peers reach each other through networks.
	 *
	 * @param servers STUN and TURN servers, for this application and for those that join;
	 * no server is contacted unless named here.
	 * @param turn A TURN server that shares a secret with this application.
	 */
	public record Ice(@DefaultValue List<Server> servers, @DefaultValue Turn turn) {

		/**
		 * A STUN or TURN server.
		 *
		 * @param urls Where to reach it, such as "stun:stun.example:3478" or
		 * "turn:turn.example:3478?transport=udp".
		 * @param username User of a TURN server.
		 * @param credential Password of a TURN server.
		 */
		public record Server(@DefaultValue List<String> urls, @Nullable String username, @Nullable String credential) {

			@Override
			public String toString() {
				return "Server[urls=" + this.urls + ", username=" + this.username + "]";
			}

		}

		/**
		 * A TURN server for which short-lived credentials are minted for each peer.
		 *
		 * @param urls Where to reach it, such as "turn:turn.example:3478".
		 * @param secret Secret shared with the TURN server, coturn's
		 * "static-auth-secret".
		 * @param ttl How long a minted credential holds.
		 */
		public record Turn(@DefaultValue List<String> urls, @Nullable String secret,
				@DefaultValue("10m") Duration ttl) {

			@Override
			public String toString() {
				return "Turn[urls=" + this.urls + ", ttl=" + this.ttl + "]";
			}

		}
	}

	/**
	 * Limits and times of the signaling endpoint.
	 *
	 * @param heartbeat How often a silent socket is asked for a sign of life; it is
	 * closed after two unanswered.
	 * @param joinTimeout How long a socket may stay open without joining.
	 * @param resumeWindow How long the place of a peer whose socket broke is kept.
	 * @param maxMembers Largest number of members of one channel.
	 * @param maxMessageSize Largest signaling message.
	 * @param maxMessagesPerSecond Signaling messages a second that one peer may send.
	 */
	public record Signaling(@DefaultValue("15s") @DurationUnit(ChronoUnit.SECONDS) Duration heartbeat,
			@DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS) Duration joinTimeout,
			@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration resumeWindow,
			@DefaultValue("2000") int maxMembers, @DefaultValue("64KB") DataSize maxMessageSize,
			@DefaultValue("100") int maxMessagesPerSecond) {
	}

	/**
	 * What is passed on between peers that have no direct connection.
	 *
	 * @param enabled Whether two peers between which no direct connection opens may
	 * exchange their messages through this application.
	 * @param maxBytesPerSecond How much one peer may send so in a second.
	 */
	public record Relay(@DefaultValue("true") boolean enabled, @DefaultValue("1MB") DataSize maxBytesPerSecond) {
	}

	/**
	 * What is shown of the statecharts.
	 *
	 * @param enabled Whether statecharts can be inspected.
	 * @param history How many events are kept for those who come later.
	 * @param include Names of the statecharts that are shown, with "*" as a wildcard; all
	 * by default.
	 * @param exclude Names of the statecharts that are not shown, with "*" as a wildcard.
	 * @param showValues Whether the values of context, events and output are shown.
	 * @param roles Authorities of which one is needed to see values, with show-values
	 * "when-authorized"; by default every log-in will do.
	 * @param typesToMask Names of classes whose objects are masked wherever they occur,
	 * subclasses and implementations among them.
	 * @param keysToMask Words that mark a key as secret wherever they occur in it, beside
	 * those that always do; upper and lower case, "-", "_", "." and spaces do not matter.
	 */
	public record Inspection(@DefaultValue("true") boolean enabled, @DefaultValue("200") int history,
			@DefaultValue List<String> include, @DefaultValue List<String> exclude,
			@DefaultValue("when-authorized") ShowValues showValues, @DefaultValue List<String> roles,
			@DefaultValue List<String> typesToMask, @DefaultValue List<String> keysToMask) {
	}

	/**
	 * What other peers may do with the statecharts.
	 *
	 * @param exposure Which statecharts take events from peers that may send.
	 */
	public record Actors(@DefaultValue Exposure exposure) {

		/**
		 * Which statecharts take events from peers that may send.
		 *
		 * @param include Names of the statecharts that take events, with "*" as a
		 * wildcard: well-known names, names shown on the page, or kinds; none by default.
		 * @param exclude Names of the statecharts that take no events all the same, with
		 * "*" as a wildcard.
		 */
		public record Exposure(@DefaultValue List<String> include, @DefaultValue List<String> exclude) {
		}
	}
}
