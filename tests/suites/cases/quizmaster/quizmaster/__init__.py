"""Asks questions."""
