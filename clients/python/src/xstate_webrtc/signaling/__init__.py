"""Membership of a channel (protocol §2): no network; texts in, texts out, a clock handed in."""
