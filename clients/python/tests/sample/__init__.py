"""Against the packaged sample application: a real hub, real WebRTC."""
