"""A global of one module is set by a function of it and called from another."""

import registry

def handler():
    pass


registry.register(handler)
registry.current()
