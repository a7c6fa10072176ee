"""Lazy."""

import importlib

_WHERE = {"Client": ".client", "Server": ".server"}

def __getattr__(name):
    if name in _WHERE:
        module = importlib.import_module(_WHERE[name], __name__)
        return getattr(module, name)
    raise AttributeError(name)
