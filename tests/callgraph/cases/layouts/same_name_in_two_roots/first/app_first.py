"""Imports the settings beside it."""

import settings

def run():
    settings.load()
