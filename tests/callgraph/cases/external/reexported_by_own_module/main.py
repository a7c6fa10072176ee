"""A module of the program passes on names of a library."""

from compat import dumps, json

dumps(1)
json.loads("1")
