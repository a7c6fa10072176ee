"""Names charts."""
