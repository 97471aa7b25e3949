"""Actors of this process, and what peers may ask of them (protocol §4)."""
