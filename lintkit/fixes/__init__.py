"""Changes of source text: from what a rule proposes to exact edits, and from these to files.

Every other byte of a file stays as it is, and what is written always parses.
"""
