package io.github.xstatewebrtc.actuate;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actuate.PeersDescriptor.WebRtcDescriptor;
import io.github.xstatewebrtc.transport.webrtc.NativeStatus;
import io.github.xstatewebrtc.transport.webrtc.NativeUse;
import io.github.xstatewebrtc.transport.webrtc.WebRtcTransportFactory;

/**
 * Whether this application can make connections.
 */
public final class WebRtcStatus {

	private final @Nullable WebRtcTransportFactory transports;

	/**
	 * Report on a factory.
	 * @param transports the factory, {@code null} if this application is no peer
	 */
	public WebRtcStatus(@Nullable WebRtcTransportFactory transports) {
		this.transports = transports;
	}

	WebRtcDescriptor describe() {
		if (this.transports == null) {
			return new WebRtcDescriptor("off", null, List.of());
		}
		NativeStatus status = this.transports.status();
		String word = status.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
		return new WebRtcDescriptor(word, status.reason(), status.standIns());
	}

	boolean isUnavailable() {
		return this.transports != null && this.transports.status().state() == NativeStatus.State.UNAVAILABLE;
	}

	long connectionsMade() {
		return (this.transports != null) ? this.transports.connectionsMade() : 0;
	}

	NativeUse use() {
		return (this.transports != null) ? this.transports.use() : new NativeUse(0, 0, 0);
	}

	long connectionsOverloaded() {
		return (this.transports != null) ? this.transports.connectionsOverloaded() : 0;
	}

	long refusedCandidates() {
		return (this.transports != null) ? this.transports.refusedCandidates() : 0;
	}

}
