"""Sums up contracts."""
