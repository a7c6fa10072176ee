"""Modules hold a setup function each; the application loads them by name from a table."""

import csv_plugin
import json_plugin

PLUGINS = {"csv": csv_plugin, "json": json_plugin}

class App:
    def __init__(self):
        self.handlers = {}

    def add(self, name, handler):
        self.handlers[name] = handler


app = App()
for plugin in PLUGINS.values():
    plugin.setup(app)
app.handlers["csv"]()
