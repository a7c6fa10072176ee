"""Linking: from lowered files to a program with values and a call graph."""
