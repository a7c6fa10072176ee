"""Suggests dishes."""
