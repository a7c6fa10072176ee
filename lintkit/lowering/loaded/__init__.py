"""Data that a program loads from files of its own, or from literals, as if the code held it."""
