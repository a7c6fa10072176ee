"""A submodule."""

def run():
    pass
