"""`python -m app` runs `__main__`."""

import runpy

runpy.run_module("app", run_name="__main__")
