"""What this process tells those who inspect it (protocol §5)."""
