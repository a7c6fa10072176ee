"""Lazy modules."""

import importlib

def __getattr__(name):
    if name == "client":
        return importlib.import_module(".client", __name__)
    raise AttributeError(name)
