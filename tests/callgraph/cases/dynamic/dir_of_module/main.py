"""The functions of a module whose names end alike."""

import plug
for n in dir(plug):
    if n.endswith("_hook") and not n.startswith("x"):
        getattr(plug, n)()
