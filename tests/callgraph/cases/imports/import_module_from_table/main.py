"""Backends are named in a table and imported when chosen."""

from importlib import import_module

BACKENDS = {"file": "backends.file", "memory": "backends.memory"}


def load(kind):
    return import_module(BACKENDS[kind]).Store()


load("memory").save()
