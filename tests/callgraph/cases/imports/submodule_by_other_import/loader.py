"""Imports the submodule."""

import app.plugins

def load():
    app.plugins.run()
