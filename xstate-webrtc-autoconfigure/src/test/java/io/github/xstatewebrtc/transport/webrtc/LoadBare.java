package io.github.xstatewebrtc.transport.webrtc;

import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;

/**
 * Loads the native library as webrtc-java alone would.
 */
final class LoadBare {

	private LoadBare() {
	}

	public static void main(String[] args) {
		try {
			new HeadlessAudioDeviceModule().dispose();
			System.out.println("loaded");
		}
		catch (UnsatisfiedLinkError ex) {
			System.out.println("not loaded: " + ex.getMessage());
		}
	}

}
