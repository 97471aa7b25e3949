package io.github.xstatewebrtc.autoconfigure;

import java.util.List;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties.Permissions;

/**
 * Says at the start who can watch with access "authenticated".
 */
final class Audience {

	private Audience() {
	}

	static String of(Permissions permissions, boolean ownAuthorizer) {
		if (ownAuthorizer) {
			return "by those who have logged in and whom the application's own ChannelAuthorizer lets in"
					+ " (xstate.webrtc.access=authenticated)";
		}
		List<String> inspect = permissions.inspect();
		return inspect.isEmpty()
				? "by nobody who logs in: no authority is permitted anything. Name one in"
						+ " xstate.webrtc.permissions.inspect, such as ROLE_OPERATOR"
				: "by those who have logged in with the authority " + String.join(" or ", inspect)
						+ " (xstate.webrtc.permissions.inspect)";
	}

}
