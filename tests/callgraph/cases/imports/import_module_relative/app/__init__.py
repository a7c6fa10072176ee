"""Loads its own module."""

import importlib

def start():
    jobs = importlib.import_module(".jobs", package=__package__)
    jobs.run()
