"""Values of the application as JSON for a peer: bounded, with what looks like a secret masked."""
