"""Answers for a shop of pets."""
