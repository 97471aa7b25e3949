"""Watching what the actors of a peer do (protocol §5)."""
