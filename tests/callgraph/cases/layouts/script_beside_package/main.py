"""A script imports the module beside it, which hides nothing of the package."""

import helpers
from app import run

helpers.prepare()
run()
