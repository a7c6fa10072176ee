"""A submodule is an attribute of its package once anyone has imported it."""

import app
import loader

app.plugins.run()
loader.load()
