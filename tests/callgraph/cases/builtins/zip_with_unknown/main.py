"""A list in order beside one of which nothing is known."""

import json
def a(x): pass
def b(x): pass
for f, x in zip([a, b], json.loads("[1, 2]")): f(x)
d = {k: v for k, v in zip(json.loads('["x", "y"]'), [a, b])}
d["x"](1)
d["y"](2)
