"""A lambda that nothing calls is a node."""

action = lambda: len("")
