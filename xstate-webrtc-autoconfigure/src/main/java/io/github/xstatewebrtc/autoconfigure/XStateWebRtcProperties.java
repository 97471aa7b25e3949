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
 * @param enabled whether statecharts are detected and shown at all
 * @param basePath path, below the context path, of the page, the signaling endpoint and
 * the browser client
 * @param channelLabels labels of the discovery channels that this application joins;
 * defaults to the application's name
 * @param access who may open the page and join a channel
 * @param allowedOrigins origins, beside the application's own, whose pages may join, such
 * as "https://shop.example"; only with access "open"
 * @param peer this application as a peer
 * @param ice how peers reach each other
 * @param signaling limits and times of the signaling endpoint
 * @param inspection what is shown of the statecharts
 */
@ConfigurationProperties("xstate.webrtc")
public record XStateWebRtcProperties(@DefaultValue("true") boolean enabled, @DefaultValue("/xstate") String basePath,
		@DefaultValue List<String> channelLabels, @DefaultValue("loopback") Access access,
		@DefaultValue List<String> allowedOrigins, @DefaultValue Peer peer, @DefaultValue Ice ice,
		@DefaultValue Signaling signaling, @DefaultValue Inspection inspection) {

	/**
	 * Who may open the page and join a channel.
	 */
	public enum Access {

		/**
		 * Only this machine, asked for by a local name and not through a proxy.
		 */
		LOOPBACK,

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
		 * To nobody: only states, event types and keys are.
		 */
		NEVER

	}

	/**
	 * This application as a peer.
	 *
	 * @param enabled whether the application joins its channels as a peer; without, it
	 * only does the signaling for others
	 * @param name name shown to other peers; defaults to the application's name
	 * @param minPort lowest local UDP port of connections; with max-port
	 * @param maxPort highest local UDP port of connections; with min-port
	 * @param transportPolicy which candidates a connection may use
	 * @param nativeDirectory directory for what the native library needs on disk, where
	 * the temporary directory cannot hold executable files
	 */
	public record Peer(@DefaultValue("true") boolean enabled, @Nullable String name, @Nullable Integer minPort,
			@Nullable Integer maxPort, @DefaultValue("all") TransportPolicy transportPolicy,
			@Nullable Path nativeDirectory) {
	}

	/**
	 * How peers reach each other through networks.
	 *
	 * @param servers STUN and TURN servers, for this application and for those that join;
	 * no server is contacted unless named here
	 * @param turn a TURN server that shares a secret with this application
	 */
	public record Ice(@DefaultValue List<Server> servers, @DefaultValue Turn turn) {

		/**
		 * A STUN or TURN server.
		 *
		 * @param urls where to reach it, such as "stun:stun.example:3478" or
		 * "turn:turn.example:3478?transport=udp"
		 * @param username user of a TURN server
		 * @param credential password of a TURN server
		 */
		public record Server(@DefaultValue List<String> urls, @Nullable String username, @Nullable String credential) {
		}

		/**
		 * A TURN server for which short-lived credentials are minted for each peer.
		 *
		 * @param urls where to reach it, such as "turn:turn.example:3478"
		 * @param secret secret shared with the TURN server, coturn's "static-auth-secret"
		 * @param ttl how long a minted credential holds
		 */
		public record Turn(@DefaultValue List<String> urls, @Nullable String secret,
				@DefaultValue("10m") Duration ttl) {
		}
	}

	/**
	 * Limits and times of the signaling endpoint.
	 *
	 * @param heartbeat how often a silent socket is asked for a sign of life; it is
	 * closed after two unanswered
	 * @param joinTimeout how long a socket may stay open without joining
	 * @param resumeWindow how long the place of a peer whose socket broke is kept
	 * @param maxMembers largest number of members of one channel
	 * @param maxMessageSize largest signaling message
	 * @param maxMessagesPerSecond signaling messages a second that one peer may send
	 */
	public record Signaling(@DefaultValue("15s") @DurationUnit(ChronoUnit.SECONDS) Duration heartbeat,
			@DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS) Duration joinTimeout,
			@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration resumeWindow,
			@DefaultValue("2000") int maxMembers, @DefaultValue("64KB") DataSize maxMessageSize,
			@DefaultValue("100") int maxMessagesPerSecond) {
	}

	/**
	 * What is shown of the statecharts.
	 *
	 * @param enabled whether statecharts can be inspected
	 * @param history how many events are kept for those who come later
	 * @param include names of the statecharts that are shown, with "*" as a wildcard;
	 * defaults to all
	 * @param exclude names of the statecharts that are not shown, with "*" as a wildcard
	 * @param showValues whether the values of context, events and output are shown
	 * @param keysToMask keys whose values are masked, beside those that look like
	 * secrets; regular expressions or the end of a key
	 */
	public record Inspection(@DefaultValue("true") boolean enabled, @DefaultValue("200") int history,
			@DefaultValue List<String> include, @DefaultValue List<String> exclude,
			@DefaultValue("always") ShowValues showValues, @DefaultValue List<String> keysToMask) {
	}
}
