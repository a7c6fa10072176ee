"""The name of a module and that of a function are put together."""

from importlib import import_module

def call(kind, action):
    module = import_module("backends." + kind)
    return getattr(module, "do_" + action)()


call("memory", "save")
