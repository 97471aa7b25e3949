"""The conversation with one peer (protocol §3): no network, no event loop; frames in, frames out, a clock handed in."""
