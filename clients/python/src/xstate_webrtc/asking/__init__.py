"""What this process asks of the actors of peers (protocol §4)."""
