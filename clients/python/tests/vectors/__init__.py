"""Runs docs/vectors against this client."""
