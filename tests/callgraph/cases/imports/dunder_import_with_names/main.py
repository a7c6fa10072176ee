"""`__import__` with names to import gives the innermost module."""

module = __import__("pkg.leaf", globals(), locals(), ["go"])
module.go()
