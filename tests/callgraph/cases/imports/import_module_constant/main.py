"""A module imported by a constant name, absolute and dotted."""

import importlib

importlib.import_module("store").save()
files = importlib.import_module("backends.files")
files.write()
