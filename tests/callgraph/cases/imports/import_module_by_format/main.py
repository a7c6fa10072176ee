"""The name of the module is put together from a package and an argument."""

import importlib

def load(kind):
    return importlib.import_module(f"backends.{kind}")


load("memory").save()
