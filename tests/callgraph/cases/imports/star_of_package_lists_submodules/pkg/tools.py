"""Imported by the star."""

def run():
    pass
