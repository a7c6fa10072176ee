"""Plugins are imported one by one from a list of names."""

import importlib

PLUGINS = ["plugins.alpha", "plugins.beta"]

for name in PLUGINS:
    importlib.import_module(name).setup()
