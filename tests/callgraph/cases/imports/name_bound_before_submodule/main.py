"""`from package import name` prefers what `__init__` binds to the module of that name."""

from app import config

config.load()
