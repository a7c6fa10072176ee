"""Uses the package."""

import pkg
from . import other

def run():
    pkg.helper()
    other()
