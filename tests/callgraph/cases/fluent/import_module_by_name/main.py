"""A plugin is imported by its dotted name and asked for a class by its own."""

from importlib import import_module

def load(path):
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


load("readers.Csv")().read()
import_module("readers").Csv().read()
