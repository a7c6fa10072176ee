"""`from .run import run` hides the submodule behind the function."""

import app

app.run()
