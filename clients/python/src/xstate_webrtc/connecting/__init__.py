"""Connections to peers (protocol §2): direct ones, those through the hub, and when to make which."""
